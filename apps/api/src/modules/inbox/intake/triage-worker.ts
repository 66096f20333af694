import { triage } from '@mailwright/triage';
import { parentPort, workerData } from 'node:worker_threads';

/** One large message, beside the thread that reads mailboxes. */
const { raw, now } = workerData as { raw: Uint8Array; now: number };
// A thread has no origin: that is for windows.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(await triage(raw, { now: new Date(now) }));
