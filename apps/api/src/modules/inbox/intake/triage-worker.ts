import { triage } from '@mailwright/triage';
import { parentPort, workerData } from 'node:worker_threads';

/** One large message, beside the thread that reads mailboxes. */
const { raw, now } = workerData as { raw: Uint8Array; now: number };
parentPort?.postMessage(await triage(raw, { now: new Date(now) }));
