import type { TruthKind, TruthRecord } from './record.js';

/** Counts over the record. */
export interface WorldSummary {
  /** Letters (one per person and Message-ID) to which it happened at least once. */
  letters: Record<TruthKind, number>;
  /** All records: a letter deferred twice counts twice here, three clicks count three. */
  records: Record<TruthKind, number>;
  /** Refusals and bounces by cause. */
  causes: Record<string, number>;
  /** Reported purchases per currency, decimal strings. */
  revenue: Record<string, string>;
}

interface Counts {
  letters: Map<TruthKind, number>;
  records: Map<TruthKind, number>;
  causes: Map<string, number>;
  cents: Map<string, number>;
}

const KINDS: readonly TruthKind[] = [
  'accepted',
  'duplicate',
  'refused',
  'deferred',
  'opened',
  'machine_opened',
  'clicked',
  'scanner_clicked',
  'bought',
  'replied',
  'auto_replied',
  'unsubscribed',
  'complained',
  'bounced_later',
  'nothing',
];

/** Running counts, over all mail and per mailing. */
export class Tally {
  readonly #all = emptyCounts();
  readonly #byMailing = new Map<string, Counts>();

  add(record: TruthRecord): void {
    count(this.#all, record);
    if (record.mailing === null) return;
    let counts = this.#byMailing.get(record.mailing);
    if (!counts) this.#byMailing.set(record.mailing, (counts = emptyCounts()));
    count(counts, record);
  }

  /** The counts of one mailing, or of everything. */
  summary(mailing?: string): WorldSummary {
    const counts = mailing === undefined ? this.#all : (this.#byMailing.get(mailing) ?? emptyCounts());
    const perKind = (map: Map<TruthKind, number>): Record<TruthKind, number> =>
      Object.fromEntries(KINDS.map((kind) => [kind, map.get(kind) ?? 0])) as Record<TruthKind, number>;
    return {
      letters: perKind(counts.letters),
      records: perKind(counts.records),
      causes: Object.fromEntries(counts.causes),
      revenue: Object.fromEntries(
        [...counts.cents].map(([currency, cents]) => [currency, (cents / 100).toFixed(2)]),
      ),
    };
  }
}

function emptyCounts(): Counts {
  return { letters: new Map(), records: new Map(), causes: new Map(), cents: new Map() };
}

function count(counts: Counts, record: TruthRecord): void {
  raise(counts.records, record.kind, 1);
  if (record.nth === 0) raise(counts.letters, record.kind, 1);
  if ((record.kind === 'refused' || record.kind === 'bounced_later') && record.how) {
    raise(counts.causes, `${record.kind}:${record.how}`, 1);
  }
  if (record.kind === 'bought' && record.amount && record.currency) {
    raise(counts.cents, record.currency, Math.round(Number(record.amount) * 100));
  }
}

function raise<K>(map: Map<K, number>, key: K, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by);
}
