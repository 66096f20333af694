import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from '../../../platform/database/database.js';
import { Job } from '../../../platform/jobs/job.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { LOGGER } from '../../../platform/logging/logger.token.js';
import { MailingsService } from '../../sending/public.js';
import type { CampaignEntity } from '../campaign.entity.js';
import { CampaignsRepository } from '../campaigns.repository.js';
import { MailingBuilder } from '../mailing-builder.service.js';
import { launchCampaign } from './launch-campaign.kind.js';

interface Payload {
  workspaceId: string;
  campaignId: string;
  scheduleVersion: number;
}

/** A computer that slept, a backup that was restored: what is later than this is not sent without asking. */
const TOO_LATE_MS = 12 * 3_600_000;

/**
 * Turns a scheduled campaign into a mailing when its time has come. The row is the truth: the job does nothing when the
 * schedule was changed since. Run twice, or by two machines, it makes one mailing and goes on where it stopped.
 */
@Injectable()
export class LaunchCampaignJob extends Job<Payload> {
  readonly kind = launchCampaign;

  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsRepository,
    private readonly builder: MailingBuilder,
    private readonly mailings: MailingsService,
    private readonly live: LiveBus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  async perform({ workspaceId, campaignId, scheduleVersion }: Payload, signal: AbortSignal): Promise<void> {
    const mailingId = await this.database.transaction(async (manager) => {
      const campaign = await this.campaigns.takeForLaunch(manager, workspaceId, campaignId, scheduleVersion);
      if (!campaign) return null;
      if (campaign.mailingId) return campaign.mailingId;
      if (await this.tooLate(manager, campaign)) return null;
      const built = await this.builder.build(campaign);
      if ('refused' in built) {
        await this.campaigns.move(manager, workspaceId, campaignId, ['launching'], 'failed', {
          stateSays: built.refused,
        });
        return null;
      }
      const { id } = await this.mailings.create(manager, built.mailing);
      await this.campaigns.move(manager, workspaceId, campaignId, ['launching'], 'launching', {
        mailingId: id,
        launchedAt: new Date(),
      });
      return id;
    });
    if (mailingId === null) return;
    const campaign = await this.campaigns.get(this.database.manager, workspaceId, campaignId);
    if (!campaign) return;
    const { ready } = await this.mailings.prepare(workspaceId, mailingId, campaign.audience, signal);
    if (signal.aborted) throw new Error('Stopped between two batches; the next run goes on.');
    await this.campaigns.move(this.database.manager, workspaceId, campaignId, ['launching'], 'sending');
    await this.live.tell(this.database.manager, { workspaceId, topic: `campaign:${campaignId}` });
    this.logger.info({ event: 'campaign.launched', campaignId, mailingId, ready });
  }

  private async tooLate(manager: Database['manager'], campaign: CampaignEntity): Promise<boolean> {
    const lateMs = Date.now() - (campaign.launchAt?.getTime() ?? 0);
    if (lateMs < TOO_LATE_MS) return false;
    await this.campaigns.move(manager, campaign.workspaceId, campaign.id, ['launching'], 'draft', {
      launchAt: null,
      stateSays: `Its time was ${Math.round(lateMs / 3_600_000)} hours ago, when Mailwright was not running. Nothing was sent: choose a new time.`,
    });
    return true;
  }
}
