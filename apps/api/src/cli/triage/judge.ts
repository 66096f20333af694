import { open } from 'node:fs/promises';
import { triage, type Verdict } from '@mailwright/triage';
import type { MessageFile } from './message-files.js';

/** What came of one file. */
export type Judgement = { verdict: Verdict } | { error: string };

/** Beyond this a message is judged by its beginning; its headers are there. */
const LONGEST_BYTES = 64 * 1024 * 1024;

/** Judges one file; what cannot be read, and what should not have happened, is an error of this file alone. */
export async function judge({ path }: MessageFile): Promise<Judgement> {
  try {
    return { verdict: await triage(await beginning(path), { now: new Date() }) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function beginning(path: string): Promise<Buffer> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  if (size <= LONGEST_BYTES) return file.readFile();
  const bytes = Buffer.allocUnsafe(LONGEST_BYTES);
  const { bytesRead } = await file.read(bytes, 0, LONGEST_BYTES, 0);
  return bytes.subarray(0, bytesRead);
}
