import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { EventHandler } from '../../platform/events/event-handler.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { mailingFinished } from '../sending/public.js';
import { CampaignsRepository } from './campaigns.repository.js';

interface Payload {
  workspaceId: string;
  mailingId: string;
  kind: string;
  campaignId: string | null;
}

/** A campaign is finished when its mailing is. Heard twice it changes nothing. */
@Injectable()
export class MailingFinishedHandler extends EventHandler<Payload> {
  readonly event = mailingFinished;
  readonly reaction = 'finish-campaign';

  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsRepository,
    private readonly live: LiveBus,
  ) {
    super();
  }

  async perform({ workspaceId, campaignId }: Payload): Promise<void> {
    if (!campaignId) return;
    const { manager } = this.database;
    const moved = await this.campaigns.move(
      manager,
      workspaceId,
      campaignId,
      ['launching', 'sending'],
      'finished',
      { finishedAt: new Date() },
    );
    if (moved) await this.live.tell(manager, { workspaceId, topic: `campaign:${campaignId}` });
  }
}
