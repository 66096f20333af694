import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { freePort } from '@mailwright/testing';

export interface Sink {
  readonly port: number;
  /** Messages that it took. Settles when nothing more comes. */
  count(): Promise<number>;
  stop(): Promise<void>;
}

const SMTP_SINK = ['/usr/sbin/smtp-sink', '/usr/bin/smtp-sink'].find((path) => existsSync(path));

/** Postfix's smtp-sink, which counts with `-c`. */
export async function startSink(): Promise<Sink> {
  if (!SMTP_SINK) throw new Error('smtp-sink is not installed: apt-get install postfix');
  const port = await freePort();
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(SMTP_SINK, [...user, '-c', `127.0.0.1:${port}`, '1024'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let last = '';
  let changedAt = Date.now();
  child.stdout.on('data', (chunk: Buffer) => {
    last = (last + chunk.toString()).slice(-200);
    changedAt = Date.now();
  });
  await accepts(port);
  return {
    port,
    async count() {
      while (Date.now() - changedAt < 300) await new Promise((resolve) => setTimeout(resolve, 50));
      // "sess=20 quit=3 mesg=50000", each update after a carriage return.
      return Number(/mesg=(\d+)(?![\s\S]*mesg=\d)/.exec(last)?.[1] ?? 0);
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
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
