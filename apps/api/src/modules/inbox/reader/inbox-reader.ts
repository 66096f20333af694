import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from '../../../platform/database/database.js';
import { LOGGER } from '../../../platform/logging/logger.token.js';
import { ProcessRegistry } from '../../../platform/processes/process-registry.js';
import { AccountConnections } from '../../accounts/public.js';
import { IntakeService } from '../intake/intake.service.js';
import { CursorsRepository } from './cursors.repository.js';
import { type HeldMailbox, LEASE_SECONDS, LeasesRepository } from './leases.repository.js';
import { MaildropsRepository } from './maildrops.repository.js';
import { MailboxWatch } from './mailbox-watch.js';

const ROUND_MS = 2_000;
/** Well under the lease: whoever could not renew stops before another may begin. */
const GIVE_UP_AFTER_MS = (LEASE_SECONDS - 8) * 1_000;
const STOP_WITHIN_MS = 4_000;

/**
 * Keeps every mailbox read by exactly one process. Each round it renews its leases, drops what it lost, restarts what has
 * new settings, and takes or gives back mailboxes until it has its share.
 */
@Injectable()
export class InboxReader {
  private readonly watches = new Map<string, MailboxWatch>();
  private readonly ending = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | null = null;
  private stopped = false;
  private renewedAt = Date.now();
  private readBefore = 0;

  constructor(
    private readonly database: Database,
    private readonly processes: ProcessRegistry,
    private readonly accounts: AccountConnections,
    private readonly leases: LeasesRepository,
    private readonly cursors: CursorsRepository,
    private readonly maildrops: MaildropsRepository,
    private readonly intake: IntakeService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.processes.report('inbox', () => ({
      mailboxes: this.watches.size,
      connections: [...this.watches.values()].reduce((sum, watch) => sum + watch.connections, 0),
      messagesRead:
        this.readBefore + [...this.watches.values()].reduce((sum, watch) => sum + watch.messagesRead, 0),
    }));
    this.goRound();
  }

  /** Closes the connections and gives the leases back; what hangs is left to its lease. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const inTime = new Promise<void>((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref());
    await Promise.race([this.round ?? Promise.resolve(), inTime]);
    for (const key of this.watches.keys()) this.end(key);
    await Promise.race([Promise.all(this.ending.values()), inTime]);
  }

  private goRound(): void {
    this.round = this.keepLeases()
      .catch((error: unknown) => {
        this.logger.warn({ event: 'inbox.round_failed', err: error });
        if (Date.now() - this.renewedAt > GIVE_UP_AFTER_MS)
          for (const key of this.watches.keys()) this.end(key);
      })
      .finally(() => {
        this.round = null;
        if (!this.stopped) this.timer = setTimeout(() => this.goRound(), ROUND_MS);
      });
  }

  private async keepLeases(): Promise<void> {
    const { manager } = this.database;
    const asked = Date.now();
    const ours = new Map(
      (await this.leases.renew(manager, this.processes.id)).map((held) => [keyOf(held), held]),
    );
    this.renewedAt = asked;
    for (const [key, watch] of this.watches) if (this.isOver(watch, ours.get(key))) this.end(key);
    const share = await this.leases.fairShare(manager);
    for (const key of [...this.watches.keys()].slice(share)) this.end(key);
    if (this.watches.size < share)
      for (const held of await this.leases.claim(manager, this.processes.id, share - this.watches.size))
        await this.begin(held);
    // Held and not watched: the round in which it was taken did not come to its end.
    for (const [key, held] of ours)
      if (this.watches.size < share && !this.ending.has(key) && held.state !== 'paused')
        await this.begin(held);
  }

  /** Gone to another, paused by a person, or made with settings that have changed. */
  private isOver(watch: MailboxWatch, now: HeldMailbox | undefined): boolean {
    return (
      watch.lost ||
      !now ||
      now.token !== watch.held.token ||
      now.version !== watch.held.version ||
      now.state === 'paused' ||
      watch.wasResumed(now.state)
    );
  }

  private async begin(held: HeldMailbox): Promise<void> {
    if (this.stopped || this.watches.has(keyOf(held))) return;
    const settings = await this.accounts.mailbox(held.workspaceId, held.mailboxId).catch((error: unknown) => {
      this.logger.error({ event: 'inbox.settings_not_opened', mailboxId: held.mailboxId, err: error });
      return null;
    });
    const { database, accounts, cursors, maildrops, leases, intake, logger } = this;
    const watch = new MailboxWatch(held, settings, {
      database,
      accounts,
      cursors,
      maildrops,
      leases,
      intake,
      logger,
    });
    this.watches.set(keyOf(held), watch);
    watch.start();
  }

  /** The lease is given back only when nothing of the watch is under way any more. */
  private end(key: string): void {
    const watch = this.watches.get(key);
    if (!watch) return;
    this.watches.delete(key);
    this.readBefore += watch.messagesRead;
    const ended = watch
      .stop()
      .then(() => this.leases.release(this.database.manager, watch.held))
      .catch((error: unknown) =>
        this.logger.warn({ event: 'inbox.release_failed', mailboxId: watch.held.mailboxId, err: error }),
      )
      .finally(() => this.ending.delete(key));
    this.ending.set(key, ended);
  }
}

const keyOf = ({ workspaceId, mailboxId }: HeldMailbox): string => `${workspaceId} ${mailboxId}`;
