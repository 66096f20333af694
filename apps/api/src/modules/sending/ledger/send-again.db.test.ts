import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../../platform/database/database.js';
import { UncertainDeliveries } from '../confirm-uncertain.js';
import { MailingsRepository } from '../mailings.repository.js';
import { ResendService } from '../resend.service.js';
import type { ClaimedRow } from '../sql/claim-deliveries.js';
import { type LedgerBench, openLedgerBench, statesOf } from '../testing/ledger-bench.js';

let bench: LedgerBench;
const resends = new ResendService(new MailingsRepository());
const uncertain = new UncertainDeliveries();
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

interface Fate {
  state: 'accepted' | 'rejected' | 'uncertain' | 'skipped' | 'deferred';
  reason?: string | null;
  category?: string | null;
  bounce?: 'hard' | 'soft';
}
const FATES: Record<string, Fate> = {
  accepted: { state: 'accepted' },
  uncertain: { state: 'uncertain', reason: 'no_reply_after_body' },
  'rejected:policy': { state: 'rejected', reason: 'refused', category: 'policy' },
  'gave_up:mailbox_full': { state: 'rejected', reason: 'gave_up', category: 'mailbox_full' },
  'rejected:no_such_mailbox': { state: 'rejected', reason: 'refused', category: 'no_such_mailbox' },
  'skipped:suppressed:complaint': { state: 'skipped', reason: 'suppressed:complaint' },
  'returned:unknown': { state: 'accepted', bounce: 'soft' },
  trying_again: { state: 'deferred' },
};

/** A mailing whose people met these fates, in their order. */
async function mailing(fates: readonly string[]) {
  const ws = await bench.workspace();
  const people = await bench.people(ws, fates.length);
  const { id } = await bench.sending(ws);
  for (const [index, name] of fates.entries()) {
    const { state, reason = null, category = null, bounce } = FATES[name]!;
    await bench.manager.query(
      `update deliveries set state = $4, reason = $5, category = $6, due_at = now() + interval '1 day',
              accepted_at = case when $4 = 'accepted' then now() end, settled_at = now()
        where workspace_id = $1 and mailing_id = $2 and contact_id = $3`,
      [ws, id, people[index]!.id, state, reason, category],
    );
    if (bounce)
      await bench.manager.query(
        `insert into engagements (workspace_id, mailing_id, contact_id, bounced_at, bounce_kind) values ($1, $2, $3, now(), $4)`,
        [ws, id, people[index]!.id, bounce],
      );
  }
  return { ws, id, people };
}

const again = (ws: string, mailingId: string, reasons: string[], lists: string[] = []) =>
  bench.database.transaction(async (manager) => {
    const made = await resends.sendAgain(manager, {
      workspaceId: ws,
      mailingId,
      campaignId: randomUUID(),
      reasons,
      lists,
      notBefore: new Date(Date.now() - 1_000),
    });
    if (!made) throw new Error('nobody');
    return made;
  });

const claimAll = async (ws: string, id: string): Promise<ClaimedRow[]> =>
  (await bench.client()).claim({ workspaceId: ws, id, kind: 'campaign' }, 'other', 1_000);
const idsOf = (found: readonly { contactId: string }[]) => found.map((one) => one.contactId).toSorted();

test('every recipient has one final reason, and the counts add up', async () => {
  const names = Object.keys(FATES);
  const { ws, id } = await mailing([...names, 'accepted', 'uncertain']);
  const found = await rows<{ key: string; count: number }>(
    bench.manager,
    `select final_reason as key, count(*)::int as count from delivery_reasons where workspace_id = $1 and mailing_id = $2 group by 1`,
    [ws, id],
  );
  expect(Object.fromEntries(found.map(({ key, count }) => [key, count]))).toEqual(
    Object.fromEntries(names.map((name) => [name, name === 'accepted' || name === 'uncertain' ? 2 : 1])),
  );
});

test('exactly those of the chosen reasons are taken over, with the same content, and are sent', async () => {
  const { ws, id, people } = await mailing(Object.keys(FATES));
  const made = await again(ws, id, ['rejected:policy', 'gave_up:mailbox_full', 'returned:unknown']);
  expect(made).toMatchObject({ recipients: 3, waiting: 3 });
  const claimed = await claimAll(ws, made.mailingId);
  const wanted = Object.keys(FATES).flatMap((name, index) =>
    ['rejected:policy', 'gave_up:mailbox_full', 'returned:unknown'].includes(name) ? [people[index]!.id] : [],
  );
  expect(idsOf(claimed)).toEqual(wanted.toSorted());
  expect(new Set(claimed.map((one) => one.state))).toEqual(new Set(['in_flight']));
  const [original, copy] = await rows<{ message: unknown; resentFrom: string[]; recipients: number }>(
    bench.manager,
    `select message, resent_from as "resentFrom", recipients from mailings where id = any($1::uuid[]) order by id`,
    [[id, made.mailingId]],
  );
  expect(copy).toMatchObject({ message: original!.message, resentFrom: [id], recipients: 3 });
});

test('pressed twice, by two people at once, it is sent once', async () => {
  const { ws, id } = await mailing(Array.from({ length: 20 }, () => 'rejected:policy'));
  const pressed = await Promise.allSettled(
    Array.from({ length: 4 }, () => again(ws, id, ['rejected:policy'])),
  );
  expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const [counted] = await rows<{ count: number }>(
    bench.manager,
    `select count(*)::int as count from deliveries where workspace_id = $1 and state = 'queued'`,
    [ws],
  );
  expect(counted?.count).toBe(20);
});

test('who was suppressed meanwhile, also for one list of the audience, gets a row and no mail', async () => {
  const { ws, id, people } = await mailing(Array.from({ length: 3 }, () => 'rejected:policy'));
  const list = await bench.list(ws, 'News');
  await bench.suppress(ws, people[0]!.email, 'all', 'complaint');
  await bench.suppress(ws, people[1]!.email, 'list', 'unsubscribed', list);
  const made = await again(ws, id, ['rejected:policy'], [list]);
  expect(made).toMatchObject({ recipients: 3, waiting: 1 });
  expect((await bench.deliveries(made.mailingId)).map(({ reason }) => reason ?? '').toSorted()).toEqual([
    '',
    'suppressed:complaint',
    'suppressed:unsubscribed',
  ]);
});

test('evidence that comes between the choice and the claim skips who had got it', async () => {
  const { ws, id, people } = await mailing(['uncertain', 'uncertain']);
  const made = await again(ws, id, ['uncertain']);
  await uncertain.confirm(
    bench.manager,
    [{ workspaceId: ws, mailingId: id, contactId: people[0]!.id }],
    'click',
  );
  await claimAll(ws, made.mailingId);
  const fates = Object.fromEntries(
    (await bench.deliveries(made.mailingId)).map(({ contactId, state, reason }) => [
      contactId,
      [state, reason],
    ]),
  );
  expect(fates).toEqual({
    [people[0]!.id]: ['skipped', 'already_reached'],
    [people[1]!.id]: ['in_flight', null],
  });
});

test('late evidence through two resends still counts', async () => {
  const { ws, id, people } = await mailing(['uncertain']);
  const first = await again(ws, id, ['uncertain']);
  await claimAll(ws, first.mailingId);
  await bench.manager.query(
    `update deliveries set state = 'rejected', reason = 'refused', category = 'policy', leased_by = null where mailing_id = $1`,
    [first.mailingId],
  );
  const second = await again(ws, first.mailingId, ['rejected:policy']);
  await uncertain.confirm(
    bench.manager,
    [{ workspaceId: ws, mailingId: id, contactId: people[0]!.id }],
    'open',
  );
  await claimAll(ws, second.mailingId);
  expect(await bench.deliveries(second.mailingId)).toMatchObject([
    { state: 'skipped', reason: 'already_reached' },
  ]);
});

test('a recipient that a journal gives back to the original is not sent to there any more', async () => {
  const { ws, id } = await mailing(['uncertain', 'rejected:policy']);
  await again(ws, id, ['uncertain']);
  await bench.manager.query(
    `update deliveries set state = 'queued', due_at = now() where mailing_id = $1 and state = 'uncertain'`,
    [id],
  );
  await claimAll(ws, id);
  expect(statesOf(await bench.deliveries(id))).toEqual({ skipped: 1, rejected: 1 });
  expect((await bench.deliveries(id)).map(({ reason }) => reason)).toContain('sent_again');
});

test('with evidence, resends and claims at the same moment, nobody who is known to have it at the claim gets it again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('accepted', 'uncertain', 'rejected:policy', 'gave_up:mailbox_full'), {
        minLength: 4,
        maxLength: 12,
      }),
      fc.infiniteStream(fc.boolean()),
      async (fates, chance) => {
        const { ws, id, people } = await mailing([...fates, 'uncertain', 'rejected:policy']);
        const doubtful = people.filter((_, index) => [...fates, 'uncertain'][index] === 'uncertain');
        const early = doubtful.filter(() => chance.next().value);
        const confirm = (those: readonly { id: string }[]) =>
          uncertain.confirm(
            bench.manager,
            those.map((one) => ({ workspaceId: ws, mailingId: id, contactId: one.id })),
            'click',
          );
        // Evidence for some races the choice; two people choose at once.
        const [, ...chosen] = await Promise.allSettled([
          confirm(early),
          again(ws, id, ['uncertain', 'rejected:policy']),
          again(ws, id, ['gave_up:mailbox_full', 'uncertain']),
        ]);
        const made = chosen.flatMap((one) => (one.status === 'fulfilled' ? [one.value.mailingId] : []));
        const claims = (
          await Promise.all(made.flatMap((one) => [claimAll(ws, one), claimAll(ws, one)]))
        ).flat();
        const sent = claims.filter(({ state }) => state === 'in_flight').map(({ contactId }) => contactId);
        expect(new Set(sent).size).toBe(sent.length);
        const had = new Set([
          ...early.map((one) => one.id),
          ...people.filter((_, index) => fates[index] === 'accepted').map((one) => one.id),
        ]);
        expect(sent.filter((one) => had.has(one))).toEqual([]);
      },
    ),
    { numRuns: 15 },
  );
});
