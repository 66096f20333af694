import { spawn, type ChildProcess } from 'node:child_process';
import type { Logger } from 'pino';
import { nodeOptionsFor, type RoleName } from '../config/roles.js';
import { isChildMessage } from './messages.js';
import type { ChildState, ChildStatus } from './status.js';

export interface ChildPlan {
  readonly name: string;
  readonly roles: readonly RoleName[];
}

export interface ChildOptions {
  /** The program and its arguments, which `--roles …` follows. */
  readonly command: readonly [program: string, ...args: string[]];
  readonly environment: Record<string, string | undefined>;
  readonly logger: Logger;
  readonly onChange: () => void;
  readonly backoff?: Backoff;
}

/** The n-th death in a row waits `firstMs · 2ⁿ⁻¹`, at most `longestMs`; after `calmMs` alive the count begins anew. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
  readonly calmMs: number;
}

const BACKOFF: Backoff = { firstMs: 500, longestMs: 30_000, calmMs: 60_000 };

/** How a child's first start went. */
export type FirstStart = { state: 'ready'; notices: readonly string[] } | { state: 'refused'; says: string };

/**
 * A process that runs some roles and is started again when it dies.
 *
 * starting → running (it said "ready") → waiting to restart (it ended) → starting …
 * any of these → stopping (`stop` was called) → stopped
 */
export class Child {
  private process: ChildProcess | undefined;
  private state: ChildState = 'stopped';
  private since = new Date();
  private restarts = 0;
  private deathsInARow = 0;
  private lastEnd: string | null = null;
  private timer: NodeJS.Timeout | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly plan: ChildPlan,
    private readonly options: ChildOptions,
  ) {}

  get status(): ChildStatus {
    const { name, roles } = this.plan;
    const pid = this.process?.pid ?? null;
    return {
      name,
      roles,
      state: this.state,
      pid,
      restarts: this.restarts,
      lastEnd: this.lastEnd,
      since: this.since.toISOString(),
    };
  }

  /** Starts it and resolves when it is ready or has ended before that; later ends are its own to mend. */
  start(): Promise<FirstStart> {
    return new Promise((resolve) => this.spawn(resolve));
  }

  /** Asks it to finish and waits; kills it after `timeoutMs`, or when `hurry` is aborted. */
  async stop(timeoutMs: number, hurry: AbortSignal): Promise<void> {
    clearTimeout(this.timer);
    const child = this.process;
    if (!child) return this.enter('stopped');
    this.enter('stopping');
    const kill = () => void child.kill('SIGKILL');
    const timer = setTimeout(kill, timeoutMs);
    hurry.addEventListener('abort', kill);
    if (hurry.aborted) kill();
    if (child.connected) child.send({ type: 'stop' }, () => undefined);
    else child.kill('SIGTERM');
    await this.ended;
    clearTimeout(timer);
    hurry.removeEventListener('abort', kill);
  }

  private spawn(onFirstStart?: (outcome: FirstStart) => void): void {
    const [program, ...args] = this.options.command;
    const nodeOptions = nodeOptionsFor(this.plan.roles);
    const child = spawn(program, [...args, '--roles', this.plan.roles.join(',')], {
      env: { ...this.options.environment, ...(nodeOptions && { NODE_OPTIONS: nodeOptions }) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const startedAt = performance.now();
    let says: string | undefined;
    this.process = child;
    this.enter('starting');
    child.on('message', (message) => {
      if (!isChildMessage(message)) return;
      if (message.type === 'refused') {
        says = message.says;
        return;
      }
      if (this.state === 'starting') this.enter('running');
      onFirstStart?.({ state: 'ready', notices: message.notices });
    });
    this.ended = new Promise((resolve) => {
      const finish = (how: string) => {
        if (this.process !== child) return;
        this.process = undefined;
        this.lastEnd = how;
        onFirstStart?.({
          state: 'refused',
          says: says ?? `The process "${this.plan.name}" ended at its start with ${how}.`,
        });
        this.afterEnd(performance.now() - startedAt);
        resolve();
      };
      child.once('error', (error) => finish(error.message));
      child.once('exit', (code, signal) => finish(signal ?? `exit code ${code}`));
    });
  }

  private afterEnd(aliveMs: number): void {
    if (this.state === 'stopping') return this.enter('stopped');
    const { firstMs, longestMs, calmMs } = this.options.backoff ?? BACKOFF;
    this.deathsInARow = aliveMs >= calmMs ? 1 : this.deathsInARow + 1;
    const waitMs = Math.min(firstMs * 2 ** (this.deathsInARow - 1), longestMs);
    this.options.logger.warn({
      event: 'supervisor.child.ended',
      child: this.plan.name,
      how: this.lastEnd,
      restartInMs: waitMs,
    });
    this.enter('waiting to restart');
    this.timer = setTimeout(() => {
      this.restarts += 1;
      this.spawn();
    }, waitMs);
  }

  private enter(state: ChildState): void {
    this.state = state;
    this.since = new Date();
    this.options.onChange();
  }
}
