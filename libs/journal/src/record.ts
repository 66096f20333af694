import { crc32 } from 'node:zlib';
import { KEY_BYTES } from './delivery-key.js';

/**
 * A record: u32 length of what follows the checksum · u32 CRC-32 of it · u8 phase · 36 bytes key · u64 fencing token ·
 * the outcome as JSON (replies only). Little-endian.
 */
export const HEAD_BYTES = 8;
export const FIXED_BYTES = 1 + KEY_BYTES + 8;
/** The longest reply that an SMTP connection takes stays below this, escaped; anything longer is not a record. */
export const MAX_PAYLOAD_BYTES = 131_072;
/** First bytes of every segment; the last one is the format's version. */
export const MAGIC = Buffer.from('MWJRNL\0\u0001', 'latin1');

export const PHASE_CODES = { body_ending: 1, reply: 2 } as const;
export type Phase = keyof typeof PHASE_CODES;

/** Small JSON about what the server answered: at most a few hundred bytes. */
export type OutcomeJson = { [field: string]: string | number | boolean | null };

export interface JournalRecord {
  /** 36 bytes, see `decodeKey`. */
  key: Buffer;
  fencing: bigint;
  phase: Phase;
  /** Present on replies. */
  outcome?: OutcomeJson;
}

/** Writes one record into `target` at 0 and returns its length in bytes. */
export function encodeRecord(
  target: Buffer,
  phase: Phase,
  key: Buffer,
  fencing: bigint,
  json: string,
): number {
  if (key.length !== KEY_BYTES) throw new TypeError(`A key has ${KEY_BYTES} bytes, this one ${key.length}`);
  if (json.length > MAX_PAYLOAD_BYTES / 3 && FIXED_BYTES + Buffer.byteLength(json) > MAX_PAYLOAD_BYTES) {
    throw new RangeError(`An outcome of ${json.length} characters is too long for a record`);
  }
  target[HEAD_BYTES] = PHASE_CODES[phase];
  key.copy(target, HEAD_BYTES + 1);
  target.writeBigUInt64LE(fencing, HEAD_BYTES + 1 + KEY_BYTES);
  const jsonBytes = json === '' ? 0 : target.write(json, HEAD_BYTES + FIXED_BYTES, 'utf8');
  const length = FIXED_BYTES + jsonBytes;
  target.writeUInt32LE(length, 0);
  target.writeUInt32LE(crc32(target.subarray(HEAD_BYTES, HEAD_BYTES + length)), 4);
  return HEAD_BYTES + length;
}

/** `end`: no bytes left. `cut`: fewer bytes than the record says. `bad`: not a record. */
export type Decoded =
  | { kind: 'record'; record: JournalRecord; next: number }
  | { kind: 'end' }
  | { kind: 'cut' }
  | { kind: 'bad' };

export function decodeRecord(bytes: Buffer, at: number): Decoded {
  const left = bytes.length - at;
  if (left === 0) return { kind: 'end' };
  if (left < HEAD_BYTES) return { kind: 'cut' };
  const length = bytes.readUInt32LE(at);
  if (length < FIXED_BYTES || length > MAX_PAYLOAD_BYTES) return { kind: 'bad' };
  if (left < HEAD_BYTES + length) return { kind: 'cut' };
  const payload = bytes.subarray(at + HEAD_BYTES, at + HEAD_BYTES + length);
  if (crc32(payload) !== bytes.readUInt32LE(at + 4)) return { kind: 'bad' };
  const phase = payload[0] === PHASE_CODES.body_ending ? 'body_ending' : 'reply';
  if (payload[0] !== PHASE_CODES[phase]) return { kind: 'bad' };
  const record: JournalRecord = {
    key: Buffer.from(payload.subarray(1, 1 + KEY_BYTES)),
    fencing: payload.readBigUInt64LE(1 + KEY_BYTES),
    phase,
  };
  if (phase === 'reply') {
    try {
      record.outcome = JSON.parse(payload.toString('utf8', FIXED_BYTES)) as OutcomeJson;
    } catch {
      return { kind: 'bad' };
    }
  }
  return { kind: 'record', record, next: at + HEAD_BYTES + length };
}
