import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, ownerPath, replayerPath, segmentNumber, type JournalPlace } from './layout.js';
import { readOwner, takeLock } from './lock.js';
import { isAbsent, isAlive, sameBoot } from './owner.js';
import { readSegment, type JournalProblem } from './read-segment.js';
import type { JournalRecord, OutcomeJson } from './record.js';

export interface ReplayOptions {
  /** Only the journals of this sender. */
  senderId?: string;
  now?: () => number;
}

/** What a dead sender process left behind, in the order in which it was written. */
export interface ReplayedJournal extends JournalPlace {
  records: JournalRecord[];
  problems: JournalProblem[];
  /** Bytes of a last record that was never finished: nothing followed from it. */
  tornBytes: number;
  /**
   * Whether the absence of a record proves that the message was not sent: no corruption, and the machine has not been
   * restarted since. If false, whatever this sender had in flight without evidence is `uncertain`, not unsent.
   */
  complete: boolean;
  /** Deletes the journal, when everything that follows from it is committed. */
  done(): void;
  /** Gives the journal back unread, for a later try. */
  release(): void;
}

/**
 * Reads the journals of all dead sender processes below `directory`. Those of living ones are left alone, and so are
 * those that another living process is replaying. Handling one twice must be harmless: compare fencing tokens.
 */
export function replayJournals(directory: string, options: ReplayOptions = {}): ReplayedJournal[] {
  const now = (options.now ?? Date.now)();
  const senders = options.senderId === undefined ? subfolders(directory) : [options.senderId];
  const found: ReplayedJournal[] = [];
  for (const senderId of senders) {
    for (const instanceId of subfolders(join(directory, senderId))) {
      const journal = take(directory, { senderId, instanceId }, now);
      if (journal) found.push(journal);
    }
  }
  return found;
}

function take(directory: string, place: JournalPlace, now: number): ReplayedJournal | null {
  const folder = folderOf(directory, place);
  const owner = readOwner(ownerPath(folder));
  if (owner && isAlive(owner, ownerPath(folder), now)) return null;
  // Without a lock and without a segment it is being set up just now.
  if (!owner && !readdirSync(folder).some((name) => segmentNumber(name) !== null)) return null;
  if (!takeLock(replayerPath(folder), now)) return null;
  const { records, problems, tornBytes } = readSegments(folder);
  return {
    ...place,
    records,
    problems,
    tornBytes,
    // A closed journal has no owner file any more and was synced when it was closed.
    complete: problems.length === 0 && (owner === null || sameBoot(owner)),
    done: () => rmSync(folder, { recursive: true, force: true }),
    release: () => rmSync(replayerPath(folder), { force: true }),
  };
}

function readSegments(folder: string): Pick<ReplayedJournal, 'records' | 'problems' | 'tornBytes'> {
  const files = readdirSync(folder)
    .flatMap((name) => {
      const number = segmentNumber(name);
      return number === null ? [] : [{ name, number }];
    })
    .sort((a, b) => a.number - b.number);
  const records: JournalRecord[] = [];
  const problems: JournalProblem[] = [];
  let tornBytes = 0;
  for (const [index, { name, number }] of files.entries()) {
    const before = files[index - 1];
    if (before && before.number !== number - 1) {
      problems.push({ segment: name, offset: 0, bytes: 0, what: 'missing_segment' });
    }
    const content = readSegment(readFileSync(join(folder, name)), name, index === files.length - 1);
    for (const record of content.records) records.push(record);
    problems.push(...content.problems);
    tornBytes += content.tornBytes;
  }
  return { records, problems, tornBytes };
}

function subfolders(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** What the evidence says about one attempt. No entry for an attempt: it was not sent, if the journal is complete. */
export interface Evidence {
  key: Buffer;
  fencing: bigint;
  /** `uncertain`: the body had ended and no reply was recorded. */
  verdict: 'uncertain' | 'replied';
  outcome: OutcomeJson | null;
}

/** Folds records into one verdict per attempt and fencing token, in the order of their first record. */
export function weighEvidence(records: Iterable<JournalRecord>): Evidence[] {
  const verdicts = new Map<string, Evidence>();
  for (const { key, fencing, phase, outcome } of records) {
    const name = `${key.toString('latin1')}${fencing}`;
    if (phase === 'reply') {
      verdicts.set(name, { key, fencing, verdict: 'replied', outcome: outcome ?? null });
    } else {
      verdicts.set(name, { key, fencing, verdict: 'uncertain', outcome: null });
    }
  }
  return [...verdicts.values()];
}
