import { triage, type Verdict } from '@mailwright/triage';
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { blankVerdict } from './blank-verdict.js';
import { packRaw } from './raw-store.js';
import type { ReadMessage, UnderstoodMessage } from './read-message.js';

/** From here on a message is looked at in a thread of its own: below it costs a few milliseconds. */
const LARGE_BYTES = 1024 * 1024;
const WORKER_TIMEOUT_MS = 30_000;
const WORKER_HEAP_MB = 512;

/** Never throws over what a message holds: what cannot be understood becomes `other`, with its bytes. */
export async function understand(message: ReadMessage, now: Date): Promise<UnderstoodMessage> {
  const { uid, raw, size, unreadable } = message;
  const received = message.internalDate ?? now;
  // A large one is packed beside the look at it.
  const packing = raw.length === 0 ? null : packRaw(raw);
  const verdict =
    unreadable === null ? await verdictOn(raw, now) : blankVerdict('mailbox.unreadable', unreadable);
  return {
    uid,
    receivedAt: received > now ? now : received,
    contentHash: hashOf(message),
    verdict: message.truncated ? { ...verdict, limited: true } : verdict,
    packed: await packing,
    size,
  };
}

/** Messages without bytes have nothing in common. */
function hashOf({ raw, uid, size, internalDate }: ReadMessage): Buffer {
  const hash = createHash('sha256');
  return raw.length > 0
    ? hash.update(raw).digest()
    : hash.update(JSON.stringify(['unreadable', uid, size, internalDate])).digest();
}

async function verdictOn(raw: Buffer, now: Date): Promise<Verdict> {
  try {
    return raw.length > LARGE_BYTES ? await inThread(raw, now) : await triage(raw, { now });
  } catch (error) {
    return blankVerdict('triage.failed', error instanceof Error ? error.message : String(error));
  }
}

/** The worker beside this file: compiled in an installation, TypeScript in a test. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './triage-worker.ts' : './triage-worker.js',
  import.meta.url,
);

async function inThread(raw: Buffer, now: Date): Promise<Verdict> {
  const worker = new Worker(workerFile, {
    workerData: { raw, now: now.getTime() },
    // What this process was started with is not meant for the thread.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Verdict>();
  const timer = setTimeout(
    () => reject(new Error('The message took too long to be looked at.')),
    WORKER_TIMEOUT_MS,
  );
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`The thread that looked at the message ended (${code}).`)));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
