import type { Client } from 'pg';
import type { TruthLine } from './sandbox.js';

/** What each did: kind → addresses. */
export type Deeds = Record<string, Set<string>>;

/** The world's record of a mailing, per person. */
export function deedsOfTruth(truth: readonly TruthLine[]): Deeds {
  const of = (kind: string): Set<string> =>
    new Set(truth.filter((line) => line.kind === kind).map((line) => line.to));
  return {
    accepted: of('accepted'),
    rejected: of('refused'),
    opened: of('opened'),
    machineOpened: of('machine_opened'),
    clicked: of('clicked'),
    machineClicked: of('scanner_clicked'),
    bought: of('bought'),
    replied: of('replied'),
    autoReplied: of('auto_replied'),
    unsubscribed: of('unsubscribed'),
    complained: of('complained'),
    bounced: of('bounced_later'),
  };
}

const COLUMNS: Record<string, string> = {
  opened: 'e.opened_at',
  machineOpened: 'e.machine_opened_at',
  clicked: 'e.clicked_at',
  machineClicked: 'e.machine_clicked_at',
  bought: 'e.converted_at',
  replied: 'e.replied_at',
  autoReplied: 'e.auto_replied_at',
  unsubscribed: 'e.unsubscribed_at',
  complained: 'e.complained_at',
  bounced: 'e.bounced_at',
};

/** Our ledger of the same mailing, per person. */
export async function deedsOfLedger(client: Client, mailingId: string): Promise<Deeds> {
  const marks = Object.entries(COLUMNS).map(([kind, column]) => `${column} is not null as "${kind}"`);
  const { rows } = await client.query<{ email: string; state: string } & Record<string, boolean>>(
    `select d.email, d.state, ${marks.join(', ')}
       from deliveries d
       left join engagements e using (workspace_id, mailing_id, contact_id)
      where d.mailing_id = $1`,
    [mailingId],
  );
  const of = (fits: (row: (typeof rows)[number]) => boolean): Set<string> =>
    new Set(rows.filter(fits).map((row) => row.email.toLowerCase()));
  return {
    accepted: of((row) => row.state === 'accepted'),
    rejected: of((row) => row.state === 'rejected'),
    ...Object.fromEntries(Object.keys(COLUMNS).map((kind) => [kind, of((row) => row[kind] === true)])),
  };
}

/** Where the two differ: kind → who is in one only. Empty when they agree about everybody. */
export function differences(
  truth: Deeds,
  ours: Deeds,
): Record<string, { lost: string[]; invented: string[] }> {
  const found: Record<string, { lost: string[]; invented: string[] }> = {};
  for (const [kind, people] of Object.entries(truth)) {
    const known = ours[kind] ?? new Set<string>();
    const lost = [...people.difference(known)];
    const invented = [...known.difference(people)];
    if (lost.length > 0 || invented.length > 0) found[kind] = { lost, invented };
  }
  return found;
}

export const sizes = (deeds: Deeds): Record<string, number> =>
  Object.fromEntries(Object.entries(deeds).map(([kind, people]) => [kind, people.size]));

/** Orders by their number: who bought for how much. */
export function ordersOfTruth(truth: readonly TruthLine[]): Record<string, string> {
  const bought = truth.filter((line) => line.kind === 'bought');
  return Object.fromEntries(bought.map((line) => [line.orderId ?? '', `${line.to} ${Number(line.amount)}`]));
}

export async function ordersOfLedger(client: Client, mailingId: string): Promise<Record<string, string>> {
  const { rows } = await client.query<{ orderId: string; email: string; amount: string }>(
    `select o.order_id as "orderId", d.email, o.amount
       from conversions o join deliveries d using (workspace_id, mailing_id, contact_id)
      where o.mailing_id = $1`,
    [mailingId],
  );
  return Object.fromEntries(rows.map((row) => [row.orderId, `${row.email} ${Number(row.amount)}`]));
}
