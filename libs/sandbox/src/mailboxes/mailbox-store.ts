import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** One message of a mailbox, as it lies on disk. */
export interface StoredMessage {
  folder: string;
  uid: number;
  internaldate: string;
  flags: string[];
  /** One character per byte (latin1). */
  raw: string;
  /** Which act put it there; absent for what a mail program appended. */
  act?: string;
}

/**
 * A mailbox on disk: its UIDVALIDITY, fixed at its birth, and its messages as JSON lines. What was appended survives
 * SIGKILL. Flags set later and deletions are not kept: after a restart a mailbox is as its messages arrived.
 */
export class MailboxStore {
  readonly uidValidity: number;
  readonly messages: StoredMessage[];
  readonly #file: number;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.uidValidity = readUidValidity(join(directory, 'uidvalidity'));
    const path = join(directory, 'messages.jsonl');
    this.messages = readMessages(path);
    this.#file = openSync(path, 'a', 0o600);
  }

  append(message: StoredMessage): void {
    writeSync(this.#file, `${JSON.stringify(message)}\n`);
  }

  close(): void {
    closeSync(this.#file);
  }
}

function readUidValidity(path: string): number {
  if (existsSync(path)) {
    const value = Number(readFileSync(path, 'utf8'));
    if (Number.isInteger(value) && value > 0) return value;
  }
  // From the clock, so that a mailbox made anew after its directory was removed is not taken for the old one.
  const born = Math.floor(Date.now() / 1000);
  writeFileSync(path, `${born}\n`, { mode: 0o600 });
  return born;
}

/** Reads all messages; a last line cut short by a crash was never announced to anyone and is cut off. */
function readMessages(path: string): StoredMessage[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) writeFileSync(path, whole, { mode: 0o600 });
  return whole
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as StoredMessage);
}
