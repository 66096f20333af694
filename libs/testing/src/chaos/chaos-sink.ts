import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type {
  Answered,
  Asked,
  Behaviour,
  SinkRequest,
  SinkRequests,
  SinkSetup,
  Taken,
} from './sink-orders.js';

/** Built, because a process of Node's own runs it: tests are run from sources, this one is not. */
const SCRIPT = fileURLToPath(new URL('../../dist/chaos/sink-process.js', import.meta.url));

/** An SMTP server in a process of its own that records durably what it takes and misbehaves as it is told. */
export class ChaosSink {
  private readonly open = new Map<
    number,
    { resolve: (answer: unknown) => void; reject: (error: Error) => void }
  >();
  private nextId = 1;
  private stopped = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly recordPath: string,
  ) {
    child.on('message', (message) => this.answered(message as Answered));
    child.on('exit', (code, signal) => this.ended(code, signal));
  }

  static async start(setup: SinkSetup): Promise<ChaosSink & { readonly port: number }> {
    const sink = new ChaosSink(
      fork(SCRIPT, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
      setup.recordPath,
    );
    const { port } = await sink.ask('setup', setup);
    return Object.assign(sink, { port });
  }

  ask<R extends SinkRequest>(request: R, ask: SinkRequests[R]['ask']): Promise<SinkRequests[R]['answer']> {
    const id = this.nextId++;
    const asked: Asked = { id, request, ask };
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      this.child.send(asked, (error) => {
        if (!error || !this.open.delete(id)) return;
        reject(error);
      });
    });
  }

  /** From now on it behaves like this; what is not named stays as it is. */
  async behave(changes: Partial<Behaviour>): Promise<void> {
    await this.ask('behave', changes);
  }

  /** Everything it took, as it stands on the disk. */
  async record(): Promise<Taken[]> {
    const text = await readFile(this.recordPath, 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Taken);
  }

  async stop(): Promise<void> {
    if (this.stopped || this.child.exitCode !== null) return;
    this.stopped = true;
    const gone = once(this.child, 'exit');
    this.child.disconnect();
    await gone;
  }

  private answered({ id, answer, error }: Answered): void {
    const asked = this.open.get(id);
    this.open.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(`The sink: ${error}`));
  }

  /** Nobody waits for ever for a dead sink. */
  private ended(code: number | null, signal: NodeJS.Signals | null): void {
    for (const { reject } of this.open.values())
      if (!this.stopped) reject(new Error(`The sink ended with ${signal ?? `exit code ${code}`}.`));
    this.open.clear();
  }
}
