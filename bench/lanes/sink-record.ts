import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What the sink had counted at some moment. */
export interface SinkCounts {
  counts: Record<string, { accepted: number; refused: number }>;
  taken: number;
  twice: number;
}

/** The server with the limited providers, and what it counted, second by second. */
export class LimitedSink {
  private readonly seconds: { at: number; counted: SinkCounts }[] = [];

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async start(): Promise<LimitedSink> {
    const script = fileURLToPath(new URL('limited-sink.js', import.meta.url));
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    const [first] = (await once(lines, 'line')) as [string];
    const sink = new LimitedSink(child, Number(/port=(\d+)/.exec(first)?.[1]));
    lines.on('line', (line) =>
      sink.seconds.push({ at: Date.now(), counted: JSON.parse(line) as SinkCounts }),
    );
    return sink;
  }

  /** Accepted and refused per second of a domain between two moments. */
  between(domain: string, from: number, to: number): { accepted: number; refused: number } {
    const inside = this.seconds.filter(({ at }) => at >= from && at <= to);
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last || first === last) throw new Error(`Nothing was counted for ${domain}.`);
    const none = { accepted: 0, refused: 0 };
    const before = first.counted.counts[domain] ?? none;
    const after = last.counted.counts[domain] ?? none;
    const seconds = (last.at - first.at) / 1_000;
    return {
      accepted: (after.accepted - before.accepted) / seconds,
      refused: (after.refused - before.refused) / seconds,
    };
  }

  /** What it counted last; asked for two seconds after the last message, that is all. */
  get last(): SinkCounts {
    const last = this.seconds.at(-1);
    if (!last) throw new Error('The sink has not counted yet.');
    return last.counted;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }
}
