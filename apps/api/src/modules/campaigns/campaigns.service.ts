import { Injectable } from '@nestjs/common';
import type { Campaign, InputOf } from '@mailwright/contracts';
import type * as c from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { type Actor, personOf } from '../../platform/http/actor.js';
import { DomainError, notFound, stale } from '../../platform/http/domain-error.js';
import { JobQueue } from '../../platform/jobs/job-queue.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { FilesService } from '../files/public.js';
import { MailingsService } from '../sending/public.js';
import { TemplatesService } from '../templates/public.js';
import { WorkspacesService } from '../workspaces/public.js';
import type { CampaignEntity } from './campaign.entity.js';
import { presentCampaign } from './campaign.presenter.js';
import { type CampaignValues, CampaignsRepository } from './campaigns.repository.js';
import { ChecklistService } from './checklist.service.js';
import { launchCampaign } from './jobs/launch-campaign.kind.js';
import { skipWaiting } from './jobs/skip-waiting.kind.js';
import { instantOf } from './schedule-time.js';

/** From here on the page asks to type the number of people, and the API wants to see it. */
const TYPE_THE_NUMBER_FROM = 10_000;

/** What a marketer does to a campaign. Every change of state is a compare-and-set: of two people who press, one wins. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsRepository,
    private readonly checklists: ChecklistService,
    private readonly mailings: MailingsService,
    private readonly templates: TemplatesService,
    private readonly files: FilesService,
    private readonly workspaces: WorkspacesService,
    private readonly queue: JobQueue,
    private readonly live: LiveBus,
  ) {}

  async get(workspaceId: string, id: string): Promise<Campaign> {
    return presentCampaign(await this.require(workspaceId, id));
  }

  async create(
    workspaceId: string,
    actor: Actor,
    input: InputOf<typeof c.createCampaign>['body'],
  ): Promise<Campaign> {
    const content = input.templateId ? await this.contentOf(workspaceId, input.templateId) : {};
    const { currency } = await this.workspaces.facts(workspaceId);
    const id = await this.campaigns.create(this.database.manager, workspaceId, {
      name: input.name,
      createdBy: personOf(actor),
      currency,
      ...content,
    });
    return this.get(workspaceId, id);
  }

  /** Drafts change freely; of a campaign that went out only its costs do. */
  async change(
    workspaceId: string,
    id: string,
    input: InputOf<typeof c.changeCampaign>['body'],
    /** Where lists and From addresses are looked for: the caller's transaction, when it has just made them. */
    seenBy: EntityManager = this.database.manager,
  ): Promise<Campaign> {
    const { version, ...wanted } = input;
    const onlyCosts = Object.keys(wanted).every((key) =>
      ['fixedCost', 'costPerMessage', 'currency'].includes(key),
    );
    const campaign = await this.require(workspaceId, id);
    if (!onlyCosts && campaign.state !== 'draft') throw notADraft(campaign);
    await this.requireOwn(seenBy, campaign, wanted);
    const fromTemplate =
      wanted.templateId && wanted.templateId !== campaign.templateId
        ? await this.contentOf(workspaceId, wanted.templateId)
        : {};
    const values = withoutUndefined({ ...fromTemplate, ...wanted }) as CampaignValues;
    const states: CampaignEntity['state'][] = onlyCosts ? [campaign.state] : ['draft'];
    await this.database.transaction(async (manager) => {
      if (values.attachments)
        values.attachments = await this.files.admit(manager, workspaceId, values.attachments);
      if (!(await this.campaigns.change(manager, workspaceId, id, version, states, values)))
        throw stale('campaign');
    });
    return this.get(workspaceId, id);
  }

  /** What a draft refers to anew is this workspace's own. A list that was deleted since it was chosen may stay named. */
  private async requireOwn(
    manager: EntityManager,
    { workspaceId, audience: before }: CampaignEntity,
    { audience, identityId }: Omit<InputOf<typeof c.changeCampaign>['body'], 'version'>,
  ): Promise<void> {
    const known = new Set([...before.lists, ...before.excludeLists]);
    const named = new Set([...(audience?.lists ?? []), ...(audience?.excludeLists ?? [])]);
    const lists = [...named].filter((list) => !known.has(list));
    if ((await this.campaigns.countLists(manager, workspaceId, lists)) < lists.length) throw notFound('list');
    if (identityId && !(await this.campaigns.identityThere(manager, workspaceId, identityId)))
      throw notFound('identity');
  }

  async delete(workspaceId: string, id: string): Promise<void> {
    if (await this.campaigns.delete(this.database.manager, workspaceId, id)) return;
    const campaign = await this.require(workspaceId, id);
    throw new DomainError(
      'campaign.in_use',
      'conflict',
      `A campaign that is ${campaign.state} cannot be deleted.`,
      'Only drafts can: its record must stay.',
    );
  }

  async duplicate(workspaceId: string, id: string, actor: Actor): Promise<Campaign> {
    const from = await this.require(workspaceId, id);
    const made = await this.campaigns.create(this.database.manager, workspaceId, {
      name: `${from.name} (copy)`.slice(0, 200),
      createdBy: personOf(actor),
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
      uncertainPolicy: from.uncertainPolicy,
      undoSeconds: from.undoSeconds,
      fixedCost: from.fixedCost,
      costPerMessage: from.costPerMessage,
      currency: from.currency,
    });
    return this.get(workspaceId, made);
  }

  /** `at` null sends as soon as the undo window is over. The launch job carries the version of this very schedule. */
  async schedule(
    workspaceId: string,
    id: string,
    input: InputOf<typeof c.scheduleCampaign>['body'],
  ): Promise<Campaign> {
    const campaign = await this.require(workspaceId, id);
    if (campaign.state !== 'draft') throw notADraft(campaign);
    const checklist = await this.checklists.check(workspaceId, campaign);
    const blocker = checklist.items.find((item) => item.state === 'blocker');
    if (blocker)
      throw new DomainError(`campaign.blocked_by_${blocker.key}`, 'conflict', blocker.says, blocker.remedy);
    requireNumber(checklist.audience.willGet, input.recipients);
    const launchAt = input.at ? instantOf(input.at) : new Date(Date.now() + campaign.undoSeconds * 1000);
    await this.database.transaction(async (manager) => {
      const values = {
        localDate: input.at?.date ?? null,
        localTime: input.at?.time ?? null,
        timeZone: input.at?.timeZone ?? null,
        launchAt,
        stateSays: '',
      };
      if (!(await this.campaigns.change(manager, workspaceId, id, input.version, ['draft'], values)))
        throw stale('campaign');
      await this.campaigns.move(manager, workspaceId, id, ['draft'], 'scheduled', {
        scheduleVersion: () => 'schedule_version + 1',
      });
      const scheduled = await this.require(workspaceId, id, manager);
      await this.queue.send(
        manager,
        launchCampaign,
        { workspaceId, campaignId: id, scheduleVersion: scheduled.scheduleVersion },
        { startAfter: launchAt },
      );
      await this.tell(manager, workspaceId, id);
    });
    return this.get(workspaceId, id);
  }

  /** While nothing has left. The old launch job finds a newer version and does nothing. */
  async undo(workspaceId: string, id: string): Promise<Campaign> {
    await this.moved(
      workspaceId,
      id,
      ['scheduled'],
      'draft',
      'It is too late to take it back: it is going out.',
      async (manager) => {
        return this.campaigns.move(manager, workspaceId, id, ['scheduled'], 'draft', {
          launchAt: null,
          scheduleVersion: () => 'schedule_version + 1',
        });
      },
    );
    return this.get(workspaceId, id);
  }

  async pause(workspaceId: string, id: string): Promise<Campaign> {
    await this.moved(
      workspaceId,
      id,
      ['sending'],
      'paused',
      'Only a campaign that is going out can be paused.',
      async (manager, campaign) => {
        await this.mailings.pause(manager, workspaceId, mailingOf(campaign));
        return this.campaigns.move(manager, workspaceId, id, ['sending'], 'paused');
      },
    );
    return this.get(workspaceId, id);
  }

  async resume(workspaceId: string, id: string): Promise<Campaign> {
    await this.moved(
      workspaceId,
      id,
      ['paused', 'stopped'],
      'sending',
      'Only a paused or stopped campaign can go on.',
      async (manager, campaign) => {
        await this.mailings.resume(manager, workspaceId, mailingOf(campaign));
        return this.campaigns.move(manager, workspaceId, id, ['paused', 'stopped'], 'sending', {
          stateSays: '',
        });
      },
    );
    return this.get(workspaceId, id);
  }

  /** Ends it. Those who wait become `skipped` by a job: a million rows are not changed within a click. */
  async cancel(workspaceId: string, id: string): Promise<Campaign> {
    const open: CampaignEntity['state'][] = ['scheduled', 'launching', 'sending', 'paused', 'stopped'];
    await this.moved(
      workspaceId,
      id,
      open,
      'cancelled',
      'This campaign is over already.',
      async (manager, campaign) => {
        if (campaign.mailingId) {
          await this.mailings.cancel(manager, workspaceId, campaign.mailingId);
          await this.queue.send(manager, skipWaiting, { workspaceId, mailingId: campaign.mailingId });
        }
        return this.campaigns.move(manager, workspaceId, id, open, 'cancelled', {
          finishedAt: new Date(),
          scheduleVersion: () => 'schedule_version + 1',
        });
      },
    );
    return this.get(workspaceId, id);
  }

  async require(workspaceId: string, id: string, manager = this.database.manager): Promise<CampaignEntity> {
    const campaign = await this.campaigns.get(manager, workspaceId, id);
    if (!campaign) throw notFound('campaign');
    return campaign;
  }

  private async moved(
    workspaceId: string,
    id: string,
    from: CampaignEntity['state'][],
    to: CampaignEntity['state'],
    otherwise: string,
    move: (manager: Database['manager'], campaign: CampaignEntity) => Promise<boolean>,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const campaign = await this.require(workspaceId, id, manager);
      if (!from.includes(campaign.state) || !(await move(manager, campaign)))
        throw new DomainError(
          `campaign.not_${to}`,
          'conflict',
          otherwise,
          `It is ${campaign.state} now: reload the page.`,
        );
      await this.tell(manager, workspaceId, id);
    });
  }

  private tell(manager: Database['manager'], workspaceId: string, id: string): Promise<void> {
    return this.live.tell(manager, { workspaceId, topic: `campaign:${id}` });
  }

  private async contentOf(workspaceId: string, templateId: string): Promise<CampaignValues> {
    const template = await this.templates.get(workspaceId, templateId);
    return {
      templateId,
      contentFormat: template.format,
      contentSource: template.source,
      contentText: template.textSource,
      subject: template.subject,
      preheader: template.preheader,
      attachments: template.attachments,
    };
  }
}

const withoutUndefined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

const notADraft = (campaign: CampaignEntity): DomainError =>
  new DomainError(
    'campaign.not_a_draft',
    'conflict',
    `This campaign is ${campaign.state}: it cannot be changed any more.`,
    'Take it back first, or duplicate it.',
  );

function mailingOf(campaign: CampaignEntity): string {
  if (!campaign.mailingId) throw new Error(`Campaign ${campaign.id} is ${campaign.state} without a mailing.`);
  return campaign.mailingId;
}

function requireNumber(willGet: number, given: number | undefined): void {
  if (willGet < TYPE_THE_NUMBER_FROM || given === willGet) return;
  throw new DomainError(
    'campaign.number_differs',
    'conflict',
    `${willGet} people will get it${given === undefined ? '' : `, not ${given}`}.`,
    'Look at the audience again and confirm that number.',
  );
}
