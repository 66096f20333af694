import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import { tracesOf } from './credential-scan.js';
import { DurableRecord } from './durable-record.js';
import { SinkConnection, type SinkHost } from './sink-connection.js';
import type {
  AimOrder,
  AimReport,
  Behaviour,
  Doubt,
  DropOrder,
  DropPhase,
  SinkSetup,
  SinkStatus,
  Taken,
  TlsFace,
} from './sink-orders.js';
import { type SniffingProxy, startSniffingProxy } from './sniffing-proxy.js';

interface Aim {
  order: AimOrder;
  held: SinkConnection[];
  timer: NodeJS.Timeout | undefined;
  hit(report: AimReport): void;
  failed: (error: unknown) => void;
}

interface Watcher {
  since: number;
  onNewConnection: boolean;
  seen(at: number): void;
}

/** No more transactions come to their final dot: those that wait are enough. */
const NO_MORE_MS = 250;
/** What a 250 needs to come through the proxy into the kernel of a stopped process. */
const ARRIVES_WITHIN_MS = 40;

/** An SMTP server that misbehaves as it is told, and remembers on disk what it took. */
export class SinkServer implements SinkHost {
  private readonly behaviour: Behaviour = { replyDelayMs: 0, storm: false, tarpit: false, tls: 'valid' };
  private readonly connections = new Set<SinkConnection>();
  private readonly orders: DropOrder[] = [];
  private readonly counts: Pick<SinkStatus, 'taken' | 'takenWithoutTls' | 'logins' | 'storms' | 'droppedBy'> =
    {
      taken: 0,
      takenWithoutTls: 0,
      logins: 0,
      storms: 0,
      droppedBy: {},
    };
  private readonly contexts: Record<Exclude<TlsFace, 'stripped'>, SecureContext>;
  private doubts: Doubt[] = [];
  private watchers: Watcher[] = [];
  private aimed: Aim | null = null;
  private mails = 0;
  readonly login: string;

  private constructor(
    setup: SinkSetup,
    private readonly record: DurableRecord,
  ) {
    const { certificates, key, username, password } = setup;
    const context = (cert: string): SecureContext => createSecureContext({ cert, key });
    this.contexts = {
      valid: context(certificates.valid),
      expired: context(certificates.expired),
      wrong_host: context(certificates.wrong_host),
    };
    this.login = Buffer.from(`\0${username}\0${password}`).toString('base64');
  }

  private proxy!: SniffingProxy;

  /** Listens on a loopback port behind a proxy that reads along. */
  static async start(setup: SinkSetup): Promise<SinkServer> {
    const sink = new SinkServer(setup, await DurableRecord.open(setup.recordPath));
    const server = createServer((socket) => {
      const connection = new SinkConnection(socket, sink);
      sink.connections.add(connection);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const traces = tracesOf(setup.username, setup.password);
    sink.proxy = await startSniffingProxy((server.address() as AddressInfo).port, traces);
    return sink;
  }

  get port(): number {
    return this.proxy.port;
  }

  get tls(): TlsFace {
    return this.behaviour.tls;
  }
  get isTarpit(): boolean {
    return this.behaviour.tarpit;
  }
  get replyDelayMs(): number {
    return this.behaviour.replyDelayMs;
  }

  get status(): SinkStatus {
    return {
      ...this.counts,
      open: this.connections.size,
      oldestOpenedAt: [...this.connections][0]?.openedAt ?? null,
      openInFront: this.proxy.open,
      notClosedByClient: this.proxy.open - this.proxy.live,
      mostLive: this.proxy.mostLive,
      credentialBytesInClear: this.proxy.credentialBytes,
    };
  }

  behave(changes: Partial<Behaviour>): void {
    const { tls } = this.behaviour;
    Object.assign(this.behaviour, changes);
    if (this.behaviour.tls !== tls) for (const connection of this.connections) connection.outdated = true;
    if (!this.behaviour.tarpit) for (const connection of this.connections) connection.flush();
  }

  drop(order: DropOrder): void {
    this.orders.push({ ...order });
  }

  aim(order: AimOrder): Promise<AimReport> {
    return new Promise((hit, failed) => {
      this.aimed = { order, held: [], timer: undefined, hit, failed };
    });
  }

  takeDoubts(): Doubt[] {
    return this.doubts.splice(0);
  }

  nextTaken(onNewConnection: boolean): Promise<number> {
    return new Promise((seen) => this.watchers.push({ since: Date.now(), onNewConnection, seen }));
  }

  context(face: Exclude<TlsFace, 'stripped'>): SecureContext {
    return this.contexts[face];
  }

  stormAt(command: 'mail' | 'rcpt'): string | null {
    if (!this.behaviour.storm) return null;
    if (command === 'mail' && this.mails++ % 4 !== 3) return null;
    this.counts.storms += 1;
    return command === 'mail'
      ? '421 4.3.2 Service shutting down and closing channel\r\n'
      : '451 4.3.0 Error: queue file write error\r\n';
  }

  takeDrop(phase: DropPhase): DropOrder | null {
    const order = this.orders.find((one) => one.phase === phase && one.count > 0);
    if (!order) return null;
    order.count -= 1;
    this.counts.droppedBy[phase] = (this.counts.droppedBy[phase] ?? 0) + 1;
    return order;
  }

  atDot(connection: SinkConnection): void {
    if (!this.aimed) return void connection.accept('dot');
    const aim = this.aimed;
    aim.held.push(connection);
    clearTimeout(aim.timer);
    if (aim.held.length >= aim.order.atLeast) this.strike(aim);
    else aim.timer = setTimeout(() => this.strike(aim), NO_MORE_MS);
  }

  async take(taken: Taken, connection: SinkConnection): Promise<void> {
    await this.record.append(taken);
    this.counts.taken += 1;
    if (connection.secured !== 'valid') this.counts.takenWithoutTls += 1;
    const at = Date.now();
    this.watchers = this.watchers.filter((watcher) => {
      if (watcher.onNewConnection && connection.openedAt < watcher.since) return true;
      watcher.seen(at);
      return false;
    });
  }

  loggedIn(): void {
    this.counts.logins += 1;
  }

  doubt(doubt: Doubt): void {
    this.doubts.push(doubt);
  }

  closed(connection: SinkConnection): void {
    this.connections.delete(connection);
  }

  private strike(aim: Aim): void {
    this.aimed = null;
    const held = aim.held.filter((connection) => connection.state === 'dot');
    const recipients = held.map((connection) => connection.recipient);
    const { order } = aim;
    const struck = order.moment === 'after_dot' ? this.afterDot(order, held) : this.beforeRecord(order, held);
    struck.then((struckAt) => aim.hit({ struckAt, recipients }), aim.failed);
  }

  /** The server has the messages and keeps every other one; whoever sent them is dead. */
  private async afterDot(order: AimOrder, held: SinkConnection[]): Promise<number> {
    process.kill(order.pid, 'SIGKILL');
    const struckAt = Date.now();
    for (const [index, connection] of held.entries())
      if (index % 2 === 0) void connection.accept('dot_then_killed');
    return struckAt;
  }

  private async beforeRecord({ pid, delay }: AimOrder, held: SinkConnection[]): Promise<number> {
    await Promise.all(held.map((connection) => connection.accept('dot', { reply: false })));
    if (delay === 'frozen') process.kill(pid, 'SIGSTOP');
    for (const connection of held) connection.replyNow();
    await pause(delay === 'frozen' ? ARRIVES_WITHIN_MS : delay);
    process.kill(pid, 'SIGKILL');
    return Date.now();
  }
}
