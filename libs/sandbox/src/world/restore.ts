import { fateOf } from '../behaviour/fate.js';
import type { Errand } from '../acts/errand.js';
import type { AcceptedBefore } from '../truth/accepted-before.js';
import type { LetterSpool } from '../truth/letter-spool.js';
import type { LetterKept, TruthRecord } from '../truth/record.js';
import type { TruthLog } from '../truth/truth-log.js';
import type { DeferralBook } from './deferrals.js';
import type { Directory } from './directory.js';

export interface RestoreOptions {
  seed: number;
  directory: Directory;
  truth: TruthLog;
  spool: LetterSpool;
  deferrals: DeferralBook;
  refusals: DeferralBook;
  acceptedBefore: AcceptedBefore;
}

interface Unfinished {
  accepted: TruthRecord & { messageId: string; letter: LetterKept };
  done: number;
  landed: string | null;
  told: Errand['told'];
}

/** Reads the record of earlier runs; returns what people had still to do, with the acts that were done left out. */
export async function restore(options: RestoreOptions): Promise<Errand[]> {
  const unfinished = new Map<string, Unfinished>();
  for await (const record of options.truth.replay()) {
    if (record.kind === 'deferred') options.deferrals.restore(record);
    else if (record.kind === 'refused') options.refusals.restore(record);
    else if (record.kind === 'accepted') begin(record, options, unfinished);
    else if (record.act !== undefined) advance(record, unfinished);
  }
  const errands = [...unfinished.values()].flatMap((entry) => errandOf(entry, options));
  options.spool.sweep();
  return errands;
}

function begin(record: TruthRecord, options: RestoreOptions, unfinished: Map<string, Unfinished>): void {
  const { messageId, letter } = record;
  if (messageId === null) return;
  options.acceptedBefore.add(messageId, record.to);
  if (letter === undefined) return;
  unfinished.set(keyOf(record), {
    accepted: { ...record, messageId, letter },
    done: 0,
    landed: null,
    told: {},
  });
}

function advance(record: TruthRecord, unfinished: Map<string, Unfinished>): void {
  const entry = unfinished.get(keyOf(record));
  if (!entry) return;
  entry.told[record.kind] = (entry.told[record.kind] ?? 0) + 1;
  entry.landed = record.landed ?? entry.landed;
  if (record.actDone) entry.done += 1;
  if (entry.done >= entry.accepted.letter.acts) unfinished.delete(keyOf(record));
}

function errandOf(entry: Unfinished, options: RestoreOptions): Errand[] {
  const { accepted } = entry;
  const person = options.directory.find(accepted.to);
  if (person === null) return [];
  const acts = fateOf(options.seed, person, accepted.messageId, accepted.letter.conversation);
  if (entry.done >= acts.length) return [];
  const { file, offset, length } = accepted.letter;
  options.spool.hold({ file, offset, length });
  return [
    {
      person,
      messageId: accepted.messageId,
      from: accepted.from,
      mailing: accepted.mailing,
      letter: { file, offset, length },
      acceptedAt: Date.parse(accepted.at),
      acts,
      next: entry.done,
      landed: entry.landed,
      told: entry.told,
      tries: 0,
    },
  ];
}

function keyOf(record: TruthRecord): string {
  return `${record.messageId} ${record.to}`;
}
