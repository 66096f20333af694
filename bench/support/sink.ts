import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { freePort } from '@mailwright/testing';

export interface Sink {
  readonly port: number;
  /** Messages that it took. Settles when nothing more comes. */
  count(): Promise<number>;
  stop(): Promise<void>;
}

const SMTP_SINK = ['/usr/sbin/smtp-sink', '/usr/bin/smtp-sink'].find((path) => existsSync(path));

/** Postfix's smtp-sink, which counts with `-c`; where it is not installed, a sink of our own. Either is a process. */
export async function startSink(): Promise<Sink> {
  const { child, port } = SMTP_SINK ? await startPostfixSink(SMTP_SINK) : await startOwnSink();
  let last = '';
  let changedAt = Date.now();
  child.stdout!.on('data', (chunk: Buffer) => {
    last = (last + chunk.toString()).slice(-200);
    changedAt = Date.now();
  });
  return {
    port,
    async count() {
      while (Date.now() - changedAt < 300) await new Promise((resolve) => setTimeout(resolve, 50));
      // "sess=20 quit=3 mesg=50000", each update after a carriage return; ours says "mesg=50000" on a line.
      return Number(/mesg=(\d+)(?![\s\S]*mesg=\d)/.exec(last)?.[1] ?? 0);
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

async function startPostfixSink(program: string): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort();
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(program, [...user, '-c', `127.0.0.1:${port}`, '1024'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await accepts(port);
  return { child, port };
}

async function startOwnSink(): Promise<{ child: ChildProcess; port: number }> {
  const script = fileURLToPath(new URL('sink-process.js', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, port: Number(/port=(\d+)/.exec(said.toString())?.[1]) };
}

async function accepts(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.end());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing listens on port ${port}.`);
}
