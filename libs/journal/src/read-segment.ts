import { decodeRecord, MAGIC, type JournalRecord } from './record.js';

/** Bytes that are no record. Evidence may have stood there. */
export interface JournalProblem {
  segment: string;
  /** Byte offset in the segment. */
  offset: number;
  bytes: number;
  what: 'not_a_journal' | 'corrupt' | 'missing_segment';
}

export interface SegmentContent {
  records: JournalRecord[];
  problems: JournalProblem[];
  /** Bytes of an unfinished last record: the writer was killed in the middle of it, before anything followed from it. */
  tornBytes: number;
}

/**
 * Reads one segment. An unfinished record at the very end is torn, not corrupt, if this is the journal's last segment.
 * After corruption the next valid record is looked for, byte by byte, so that all evidence that exists is found.
 */
export function readSegment(bytes: Buffer, segment: string, isLast: boolean): SegmentContent {
  const content: SegmentContent = { records: [], problems: [], tornBytes: 0 };
  if (isLast && bytes.length < MAGIC.length && MAGIC.subarray(0, bytes.length).equals(bytes)) {
    return { ...content, tornBytes: bytes.length };
  }
  let at = 0;
  if (bytes.subarray(0, MAGIC.length).equals(MAGIC)) at = MAGIC.length;
  else content.problems.push({ segment, offset: 0, bytes: bytes.length, what: 'not_a_journal' });
  for (;;) {
    const decoded = decodeRecord(bytes, at);
    if (decoded.kind === 'record') {
      content.records.push(decoded.record);
      at = decoded.next;
      continue;
    }
    if (decoded.kind === 'end') return content;
    const next = nextRecord(bytes, at + 1);
    if (next === null && isLast && (decoded.kind === 'cut' || isZero(bytes, at))) {
      return { ...content, tornBytes: bytes.length - at };
    }
    const end = next ?? bytes.length;
    content.problems.push({ segment, offset: at, bytes: end - at, what: 'corrupt' });
    if (next === null) return content;
    at = next;
  }
}

function nextRecord(bytes: Buffer, from: number): number | null {
  for (let at = from; at < bytes.length; at += 1) {
    if (decodeRecord(bytes, at).kind === 'record') return at;
  }
  return null;
}

/** A file that grew before its bytes were on the disk ends in zeros after a power failure. */
function isZero(bytes: Buffer, from: number): boolean {
  return bytes.subarray(from).every((byte) => byte === 0);
}
