import { Inject, Injectable } from '@nestjs/common';
import { compileContent, type CompiledContent } from '@mailwright/templating';
import { durationInWords } from '@mailwright/schedule';
import { Database, row } from '../../platform/database/database.js';
import { PUBLIC_URL } from '../../platform/http/public-url.js';
import { AccountsService } from '../accounts/public.js';
import { EmbeddedPicturesService } from '../templates/public.js';
import { WorkspacesService } from '../workspaces/public.js';
import type { CampaignEntity } from './campaign.entity.js';
import { plainDecimal } from './campaign.presenter.js';
import { compileOptions, contentOf } from './campaign-content.js';
import {
  checkAudience,
  checkContent,
  checkLaw,
  checkPublicUrl,
  checkReplies,
  checkSender,
  checkSubject,
  type ChecklistItem,
} from './checklist-rules.js';
import { checkFiles } from './check-files.js';
import { unsubscribeBy } from './mailing-builder.service.js';
import { COUNT_AUDIENCE } from './sql/count-audience.js';
import { PublicUrlProbe } from './public-url-probe.js';

export interface AudienceCounts {
  match: number;
  excluded: number;
  suppressed: number;
  willGet: number;
}

export interface Checklist {
  ready: boolean;
  items: ChecklistItem[];
  audience: AudienceCounts;
  forecast: { minutes: number | null; says: string; cost: string; currency: string };
}

/** What stands between a draft and its people. Facts are gathered here; what they mean is decided by pure rules. */
@Injectable()
export class ChecklistService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsService,
    private readonly workspaces: WorkspacesService,
    private readonly pictures: EmbeddedPicturesService,
    private readonly probe: PublicUrlProbe,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  async check(workspaceId: string, campaign: CampaignEntity): Promise<Checklist> {
    const workspace = await this.workspaces.facts(workspaceId);
    const sender = campaign.identityId
      ? await this.accounts.forCampaign(workspaceId, campaign.identityId)
      : null;
    const audience = await this.audience(workspaceId, campaign);
    const source = contentOf(campaign);
    const compiled = source ? await compileContent(source, compileOptions(workspace)) : null;
    const html = compiled?.ok ? compiled.content.html : null;
    const pictures = await this.pictures.find(workspaceId, html);
    const by = unsubscribeBy(workspace.kind, this.publicUrl);
    const answers = by === 'https' && workspace.kind === 'real' ? await this.probe.answers() : true;
    const items = [
      checkAudience(audience, campaign.audience, await this.listsWithoutConsent(workspaceId, campaign)),
      checkSender(sender),
      checkSubject(campaign.subject, campaign.preheader),
      checkContent(compiled),
      ...checkFiles({ attachments: campaign.attachments, pictures, willGet: audience.willGet }),
      checkLaw(workspace),
      checkReplies(sender),
      checkPublicUrl({
        by,
        answers,
        publicUrl: this.publicUrl,
        tracks: campaign.trackOpens || campaign.trackClicks,
        hasViewLink: compiled?.ok === true && showsItself(compiled.content),
        mailbox: sender?.mailbox ?? null,
      }),
    ];
    return {
      ready: items.every((item) => item.state !== 'blocker'),
      items,
      audience,
      forecast: this.forecast(audience.willGet, campaign, sender?.account.limits ?? null),
    };
  }

  async audience(
    workspaceId: string,
    { audience }: Pick<CampaignEntity, 'audience'>,
  ): Promise<AudienceCounts> {
    const counts = await row<AudienceCounts>(this.database.manager, COUNT_AUDIENCE, [
      workspaceId,
      audience.lists,
      audience.excludeLists,
      audience.everybody ?? false,
    ]);
    return counts ?? { match: 0, excluded: 0, suppressed: 0, willGet: 0 };
  }

  private async listsWithoutConsent(workspaceId: string, campaign: CampaignEntity): Promise<string[]> {
    const found = await row<{ names: string[] | null }>(
      this.database.manager,
      `select array_agg(name order by name) as names from list_consent where workspace_id = $1 and list_id = any($2::uuid[]) and consent_source is null`,
      [workspaceId, campaign.audience.lists],
    );
    return found?.names ?? [];
  }

  /** From the account's limits alone; learned rates of providers come with the lanes. */
  private forecast(
    willGet: number,
    campaign: CampaignEntity,
    limits: { perMinute: number | null; perDay: number | null } | null,
  ): Checklist['forecast'] {
    const cost = (Number(campaign.fixedCost) + Number(campaign.costPerMessage) * willGet).toFixed(2);
    const money = { cost: plainDecimal(cost), currency: campaign.currency };
    if (willGet === 0) return { minutes: null, says: 'Nobody gets it yet.', ...money };
    const days = limits?.perDay ? Math.floor((willGet - 1) / limits.perDay) : 0;
    const inDay = limits?.perDay ? willGet - days * limits.perDay : willGet;
    const minutes =
      days * 24 * 60 +
      (limits?.perMinute ? Math.ceil(inDay / limits.perMinute) : Math.ceil(inDay / UNLIMITED_PER_MINUTE));
    const because =
      limits?.perDay && days > 0
        ? 'by the daily limit of the account'
        : limits?.perMinute
          ? 'by the limit per minute of the account'
          : 'no limit is set';
    return { minutes, says: `About ${durationInWords(minutes * 60)}: ${because}.`, ...money };
  }
}

/** Whether the mail offers to be seen in a browser. */
const showsItself = ({ html, text }: CompiledContent): boolean => `${html ?? ''}${text}`.includes('view_url');

/** What a single ordinary server takes without asking anybody to slow down. */
const UNLIMITED_PER_MINUTE = 6_000;
