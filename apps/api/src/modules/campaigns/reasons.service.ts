import { Injectable } from '@nestjs/common';
import type { Campaign, CampaignReasons, InputOf, sendAgain } from '@mailwright/contracts';
import { Database, rows } from '../../platform/database/database.js';
import { type Actor, personOf } from '../../platform/http/actor.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { ResendService } from '../sending/public.js';
import type { CampaignEntity, CampaignState } from './campaign.entity.js';
import { presentCampaign } from './campaign.presenter.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { describeReason } from './final-reason.js';
import { REASON_COUNTS, RESENDS_OF } from './sql/reasons.js';

interface ReasonRow {
  key: string;
  count: number;
  sentAgain: number;
}
interface ResendRow {
  campaignId: string;
  name: string;
  state: CampaignState;
  launchedAt: Date | null;
  recipients: number;
  accepted: number;
}

/** Why people did or didn't get a campaign, and sending it again to those who did not. */
@Injectable()
export class ReasonsService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsRepository,
    private readonly resends: ResendService,
    private readonly live: LiveBus,
  ) {}

  async of({ workspaceId, id, mailingId, resendOf }: CampaignEntity): Promise<CampaignReasons> {
    const { manager } = this.database;
    const found = mailingId ? await rows<ReasonRow>(manager, REASON_COUNTS, [workspaceId, mailingId]) : [];
    const original = resendOf ? await this.campaigns.get(manager, workspaceId, resendOf) : null;
    const resends = await rows<ResendRow>(manager, RESENDS_OF, [workspaceId, id]);
    return {
      total: found.reduce((sum, { count }) => sum + count, 0),
      reasons: found.map((reason) => ({ ...reason, ...describeReason(reason.key) })),
      original: original && { campaignId: original.id, name: original.name },
      resends: resends.map((one) => ({ ...one, launchedAt: one.launchedAt?.toISOString() ?? null })),
    };
  }

  /** Asked twice at once, or again by mistake, it is sent once: the second finds nobody who is left. */
  async sendAgain(
    campaign: CampaignEntity,
    actor: Actor,
    input: InputOf<typeof sendAgain>['body'],
  ): Promise<Campaign> {
    const { workspaceId, mailingId } = campaign;
    const reasons = [...new Set(input.reasons)];
    refuseUnfit(reasons, input.mayArriveTwice);
    const id = await this.database.transaction(async (manager) => {
      const made = await this.campaigns.create(manager, workspaceId, {
        ...planOf(campaign),
        name: `${campaign.name}, sent again`.slice(0, 200),
        createdBy: personOf(actor),
        resendOf: campaign.id,
      });
      const notBefore = new Date(Date.now() + campaign.undoSeconds * 1000);
      const sent =
        mailingId === null
          ? null
          : await this.resends.sendAgain(manager, {
              workspaceId,
              mailingId,
              campaignId: made,
              reasons,
              lists: campaign.audience.lists,
              notBefore,
            });
      if (!sent) throw nobodyLeft();
      await this.campaigns.move(manager, workspaceId, made, ['draft'], 'sending', {
        mailingId: sent.mailingId,
        launchAt: notBefore,
        launchedAt: notBefore,
      });
      for (const one of [made, campaign.id])
        await this.live.tell(manager, { workspaceId, topic: `campaign:${one}` });
      return made;
    });
    const made = await this.campaigns.get(this.database.manager, workspaceId, id);
    if (!made) throw new Error('The campaign that was just made is gone.');
    return presentCampaign(made);
  }
}

/** What a resend has in common with its original; its message is the original's to the letter. */
const planOf = (from: CampaignEntity) => ({
  audience: from.audience,
  identityId: from.identityId,
  subject: from.subject,
  preheader: from.preheader,
  templateId: from.templateId,
  contentFormat: from.contentFormat,
  contentSource: from.contentSource,
  contentText: from.contentText,
  attachments: from.attachments,
  trackOpens: from.trackOpens,
  trackClicks: from.trackClicks,
  undoSeconds: from.undoSeconds,
  costPerMessage: from.costPerMessage,
  currency: from.currency,
});

function refuseUnfit(reasons: readonly string[], mayArriveTwice: boolean): void {
  for (const reason of reasons) {
    const { again, title, says } = describeReason(reason);
    if (again === 'never')
      throw new DomainError(
        'campaign.reason_not_sent_again',
        'invalid',
        `${title}. ${says}`,
        'Leave it out.',
      );
    if (again === 'doubles' && !mayArriveTwice)
      throw new DomainError(
        'campaign.may_arrive_twice',
        'conflict',
        `${title}. ${says}`,
        'Say that it may arrive twice, or leave them out.',
      );
  }
}

const nobodyLeft = (): DomainError =>
  new DomainError(
    'campaign.nobody_left',
    'conflict',
    'Nobody is left to send to: they got it, were sent to again already, or may not be mailed any more.',
    'Reload the page to see the newest numbers.',
  );
