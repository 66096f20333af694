import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { EventHandler } from '../../platform/events/event-handler.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { mailingStopped } from '../sending/public.js';
import { CampaignsRepository } from './campaigns.repository.js';

type Payload = z.infer<typeof mailingStopped.payload>;

/** A campaign whose mailing stopped says so, with the reason. Heard twice it changes nothing. */
@Injectable()
export class MailingStoppedHandler extends EventHandler<Payload> {
  readonly event = mailingStopped;
  readonly reaction = 'stop-campaign';

  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsRepository,
    private readonly live: LiveBus,
  ) {
    super();
  }

  async perform({ workspaceId, campaignId, says }: Payload): Promise<void> {
    if (!campaignId) return;
    const { manager } = this.database;
    const moved = await this.campaigns.move(
      manager,
      workspaceId,
      campaignId,
      ['sending', 'paused'],
      'stopped',
      {
        stateSays: says,
      },
    );
    if (moved) await this.live.tell(manager, { workspaceId, topic: `campaign:${campaignId}` });
  }
}
