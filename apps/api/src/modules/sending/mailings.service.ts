import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { EventBus } from '../../platform/events/event-bus.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { mailingFinished, mailingStopped } from './events.js';
import { countStates, type StateCounts } from './ledger/count-states.js';
import type { MailingState } from './mailing.js';
import { type Audience, MailingsRepository, type NewMailing } from './mailings.repository.js';
import { providersOf } from './provider-table.js';

/** Large enough that a million recipients are 50 statements, small enough that none holds anything up. */
const FAN_OUT_BATCH = 20_000;
const SKIP_BATCH = 10_000;

/** What campaigns, answers and tests ask of the sending engine. */
@Injectable()
export class MailingsService {
  constructor(
    private readonly database: Database,
    private readonly mailings: MailingsRepository,
    private readonly events: EventBus,
    private readonly live: LiveBus,
  ) {}

  /** A mailing in state `preparing`, with its links; nobody is in it yet. */
  create(manager: EntityManager, mailing: NewMailing): Promise<{ id: string; number: number }> {
    return this.mailings.create(manager, mailing);
  }

  /**
   * Writes the ledger's rows of an audience and lets the mailing be sent. Safe to run twice and to be killed: it goes on
   * after the last contact that it wrote. Stops between batches when asked to.
   */
  async prepare(
    workspaceId: string,
    mailingId: string,
    audience: Audience,
    signal?: AbortSignal,
  ): Promise<{ ready: boolean }> {
    const providers = providersOf(await this.mailings.domains(this.database.manager, workspaceId));
    for (;;) {
      if (signal?.aborted) return { ready: false };
      const count = await this.database.transaction((manager) =>
        this.mailings.fanOut(manager, { workspaceId, mailingId }, audience, providers, FAN_OUT_BATCH),
      );
      if (count < FAN_OUT_BATCH) break;
    }
    await this.mailings.analyze(this.database.manager);
    const ready = await this.mailings.changeState(
      this.database.manager,
      workspaceId,
      mailingId,
      ['preparing'],
      'sending',
    );
    return { ready };
  }

  /** A few recipients by address at once, in the caller's transaction: a test, an answer. */
  async sendTo(
    manager: EntityManager,
    mailing: NewMailing,
    recipients: { contactId: string | null; email: string; provider: string; messageId?: string }[],
  ): Promise<{ id: string; number: number }> {
    const made = await this.mailings.create(manager, mailing);
    const domain = mailing.message.from.address.split('@').at(-1) ?? 'localhost';
    await this.mailings.addRecipients(
      manager,
      { workspaceId: mailing.workspaceId, mailingId: made.id, number: made.number, domain },
      recipients,
    );
    await this.mailings.changeState(manager, mailing.workspaceId, made.id, ['preparing'], 'sending');
    return made;
  }

  pause(manager: EntityManager, workspaceId: string, id: string): Promise<boolean> {
    return this.mailings.changeState(manager, workspaceId, id, ['sending'], 'paused');
  }

  resume(manager: EntityManager, workspaceId: string, id: string): Promise<boolean> {
    return this.mailings.changeState(manager, workspaceId, id, ['paused', 'stopped'], 'sending');
  }

  /** A rule, or a mailing of which no message can be made: a person may let it go on. Its campaign hears of it. */
  async stop(workspaceId: string, id: string, says: string): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      if (
        !(await this.mailings.changeState(manager, workspaceId, id, ['sending', 'paused'], 'stopped', says))
      )
        return false;
      const mailing = await this.mailings.get(manager, workspaceId, id);
      await this.events.publish(manager, mailingStopped, {
        workspaceId,
        mailingId: id,
        campaignId: mailing?.campaignId ?? null,
        says,
      });
      return true;
    });
  }

  cancel(manager: EntityManager, workspaceId: string, id: string): Promise<boolean> {
    const open: MailingState[] = ['preparing', 'sending', 'paused', 'stopped'];
    return this.mailings.changeState(manager, workspaceId, id, open, 'cancelled');
  }

  /** The second half of a cancel: the waiting become `skipped`. May run twice. */
  async skipWaiting(workspaceId: string, id: string): Promise<void> {
    for (;;) {
      const count = await this.mailings.skipWaiting(
        this.database.manager,
        workspaceId,
        id,
        'cancelled',
        SKIP_BATCH,
      );
      if (count === 0) return;
    }
  }

  counts(workspaceId: string, id: string): Promise<StateCounts> {
    return countStates(this.database.manager, workspaceId, id);
  }

  /** Ends every mailing in which nobody waits any more; whoever ends it says so, once. */
  async finishDone(): Promise<void> {
    for (const { workspaceId, id } of await this.mailings.withoutWork(this.database.manager)) {
      await this.database.transaction(async (manager) => {
        const finished = await this.mailings.finish(manager, workspaceId, id);
        if (!finished) return;
        await this.events.publish(manager, mailingFinished, {
          workspaceId,
          mailingId: id,
          kind: finished.kind,
          campaignId: finished.campaignId,
        });
        if (finished.campaignId)
          await this.live.tell(manager, { workspaceId, topic: `campaign:${finished.campaignId}` });
      });
    }
  }
}
