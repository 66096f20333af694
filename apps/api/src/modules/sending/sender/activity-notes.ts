import type { Logger } from 'pino';
import type { Database } from '../../../platform/database/database.js';
import type { LiveBus } from '../../../platform/live/live-bus.js';
import type { ActiveMailing } from './ledger-client.js';

const EVERY_MS = 700;

/** Tells the pages that a mailing moves, at most about once a second each, however fast it is sent. */
export class ActivityNotes {
  private readonly waiting = new Map<string, { workspaceId: string; topic: string }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly live: LiveBus,
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  note(mailing: ActiveMailing): void {
    if (this.waiting.has(mailing.id)) return;
    this.waiting.set(mailing.id, {
      workspaceId: mailing.workspaceId,
      topic: mailing.campaignId ? `campaign:${mailing.campaignId}` : `mailing:${mailing.id}`,
    });
    this.timer ??= setTimeout(() => void this.tell(), EVERY_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async tell(): Promise<void> {
    this.timer = undefined;
    const notes = [...this.waiting.values()];
    this.waiting.clear();
    try {
      for (const note of notes) await this.live.tell(this.database.manager, note);
    } catch (error) {
      // Pages poll as well: a lost note is a second's delay.
      this.logger.debug({ event: 'sender.note_failed', err: error });
    }
  }
}
