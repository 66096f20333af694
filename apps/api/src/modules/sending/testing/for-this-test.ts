import { onTestFinished } from 'vitest';
import type { Sender } from '../sender/sender.js';
import { temporaryDataDir } from './sender-under-test.js';
import { type ListenerScript, startListener } from './smtp-listener.js';

/** An SMTP server that stops when the test has finished. */
export async function listener(script: ListenerScript = {}) {
  const server = await startListener(script);
  onTestFinished(() => server.stop());
  return server;
}

/** A directory that is gone when the test has finished. */
export function dataDir(): string {
  const directory = temporaryDataDir();
  onTestFinished(() => directory.remove());
  return directory.path;
}

export async function stopAfterwards<T extends { sender: Sender }>(started: Promise<T>): Promise<T> {
  const running = await started;
  onTestFinished(() => running.sender.stop());
  return running;
}
