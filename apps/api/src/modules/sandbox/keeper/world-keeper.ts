import type { WorldSummary } from '@mailwright/sandbox';
import type { TokenSigner } from '@mailwright/tokens';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Database } from '../../../platform/database/database.js';
import type { LiveBus } from '../../../platform/live/live-bus.js';
import type { SandboxRepository, WorldRow, WorldState } from '../sandbox.repository.js';
import { KeptWorld, type WorldPlan } from './kept-world.js';
import type { SandboxServers } from './sandbox-servers.js';
import { SoleKeeper } from './sole-keeper.js';

export interface KeeperOptions {
  databaseUrl: string;
  dataDir: string;
  /** The port of the web page on this machine: what people in the world open leads there. */
  port: number;
  publicUrl: string;
}

export interface KeeperDependencies {
  database: Database;
  worlds: SandboxRepository;
  servers: SandboxServers;
  signer: TokenSigner;
  live: LiveBus;
  logger: Logger;
}

const TICK_MS = 1_000;
/** A process that lost the right may still be closing its files when the next one gets it. */
const TAKE_OVER_AFTER_MS = 2_000;
const TRY_AGAIN_MS = 15_000;
/** A restarted world tells again what it knows about this many of the newest mailings. */
const RETOLD_MAILINGS = 100;

/**
 * The role `sandbox`: runs the made-up world of every sandbox workspace, for as long as this process is the only one
 * that does. Any number of processes may have the role; the others wait.
 *
 * waiting → keeping (worlds are started, restarted when their plan changes, stopped when their workspace is gone)
 * → waiting again when the right is lost → stopped.
 */
export class WorldKeeper {
  private readonly right: SoleKeeper;
  private readonly kept = new Map<string, KeptWorld>();
  private readonly failedAt = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private ticking: Promise<void> = Promise.resolve();
  private waitedForRight = false;
  private stopping = false;

  constructor(
    private readonly options: KeeperOptions,
    private readonly use: KeeperDependencies,
  ) {
    this.right = new SoleKeeper(options.databaseUrl, use.logger);
  }

  get count(): number {
    return this.kept.size;
  }

  start(): void {
    this.schedule(0);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.ticking;
    await this.closeAll('The made-up world is stopped: it goes on when Mailwright starts again.');
    await this.right.release();
  }

  private schedule(ms: number): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.ticking = this.tick()
        .catch((error: unknown) => this.use.logger.error({ event: 'sandbox.tick_failed', err: error }))
        .finally(() => this.schedule(TICK_MS));
    }, ms);
  }

  private async tick(): Promise<void> {
    if (!(await this.mayKeep())) return this.closeAll(null);
    const wanted = await this.use.worlds.filled(this.use.database.manager);
    const present = new Set(wanted.map(({ workspaceId }) => workspaceId));
    for (const [workspaceId, world] of this.kept) if (!present.has(workspaceId)) await this.remove(world);
    for (const row of wanted) {
      if (this.stopping) return;
      await this.keep(row);
    }
  }

  private async mayKeep(): Promise<boolean> {
    const held = await this.right.hold();
    if (!held) this.waitedForRight = true;
    else if (this.waitedForRight) {
      this.waitedForRight = false;
      await new Promise((resolve) => setTimeout(resolve, TAKE_OVER_AFTER_MS));
    }
    return held;
  }

  private async keep(row: WorldRow): Promise<void> {
    const { workspaceId } = row;
    if (Date.now() - (this.failedAt.get(workspaceId) ?? 0) < TRY_AGAIN_MS) return;
    try {
      const plan = await this.planOf(row);
      if (!plan) return;
      const running = this.kept.get(workspaceId);
      if (running?.fits(plan)) return await this.tellHow(running);
      if (running) await this.close(running, null);
      await this.open(plan, row);
    } catch (error) {
      this.failedAt.set(workspaceId, Date.now());
      this.use.logger.error({ event: 'sandbox.world_failed', workspaceId, err: error });
      const says = `The made-up world does not run: ${error instanceof Error ? error.message : String(error)}`;
      await this.say(workspaceId, 'failed', says, this.kept.get(workspaceId) ?? null);
    }
  }

  private async open(plan: WorldPlan, row: WorldRow): Promise<void> {
    const { workspaceId } = plan;
    const mailings = await this.use.worlds.mailingNumbers(
      this.use.database.manager,
      workspaceId,
      RETOLD_MAILINGS,
    );
    const world = await KeptWorld.open({ ...plan, mailings }, this.use.signer, this.use.logger);
    this.kept.set(workspaceId, world);
    await this.use.servers.moveTo(row, { smtpPort: world.smtpPort, imapPort: world.imapPort });
    this.use.logger.info({ event: 'sandbox.world_started', workspaceId, people: plan.people });
    await this.tellHow(world);
  }

  /** Null while the account or the mailbox that the sandbox came with is missing: a person deleted it. */
  private async planOf(row: WorldRow): Promise<WorldPlan | null> {
    const { workspaceId, seed, people, delayScale } = row;
    const access = await this.use.servers.access(row);
    if (!access) {
      await this.say(
        workspaceId,
        'stopped',
        'The sending account or the mailbox of the sandbox was deleted.',
        null,
      );
      return null;
    }
    const { smtpUser, mailbox } = access;
    const addresses = await this.use.worlds.addressesReadBy(
      this.use.database.manager,
      workspaceId,
      row.mailboxId ?? '',
    );
    return {
      workspaceId,
      directory: join(this.options.dataDir, 'sandbox', workspaceId),
      seed,
      people,
      delayScale,
      smtpUser,
      mailbox,
      otherAddresses: addresses.filter((address) => address !== mailbox.address.toLowerCase()),
      conversionUrl: `${this.page}/t/conversions`,
      hosts: this.publicHosts(),
      mailings: [],
    };
  }

  private get page(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  /** Links in mails begin with PUBLIC_URL; inside the world its name leads to this machine. */
  private publicHosts(): Record<string, string> {
    const { hostname } = new URL(this.options.publicUrl);
    return /^(localhost|127\..*|\[::1\])$/.test(hostname) ? {} : { [hostname]: this.page };
  }

  private async tellHow(world: KeptWorld): Promise<void> {
    const { manager } = this.use.database;
    const { workspaceId } = world.plan;
    const report = world.report();
    try {
      await this.use.worlds.reportTruths(manager, workspaceId, report.truths as Map<number, WorldSummary>);
      await this.say(workspaceId, 'running', '', world);
    } catch (error) {
      world.giveBack(report);
      throw error;
    }
    if (report.truths.size > 0) await this.use.live.tell(manager, { workspaceId, topic: 'sandbox' });
  }

  private async say(
    workspaceId: string,
    state: WorldState,
    says: string,
    world: KeptWorld | null,
  ): Promise<void> {
    const { manager } = this.use.database;
    const news = await this.use.worlds.report(manager, workspaceId, {
      state,
      says,
      smtpPort: world?.smtpPort ?? null,
      pendingActs: world?.pendingActs ?? 0,
    });
    if (news) await this.use.live.tell(manager, { workspaceId, topic: 'sandbox' });
  }

  private async close(world: KeptWorld, says: string | null): Promise<void> {
    this.kept.delete(world.plan.workspaceId);
    await world.stop();
    const { truths } = world.report();
    if (says === null) return;
    await this.use.worlds.reportTruths(this.use.database.manager, world.plan.workspaceId, truths);
    await this.say(world.plan.workspaceId, 'stopped', says, null);
  }

  /** `says` null: others may already say something newer about these worlds. */
  private async closeAll(says: string | null): Promise<void> {
    await Promise.all([...this.kept.values()].map((world) => this.close(world, says)));
  }

  /** The workspace was deleted, and everything of it with it. */
  private async remove(world: KeptWorld): Promise<void> {
    await this.close(world, null);
    await rm(world.plan.directory, { recursive: true, force: true });
  }
}
