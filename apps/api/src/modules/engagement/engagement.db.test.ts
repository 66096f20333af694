import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../platform/database/database.js';
import { type ContactsBench, openContactsBench } from '../contacts/testing/contacts-bench.js';
import { EngagementRepository } from './engagement.repository.js';
import { EngagementService } from './engagement.service.js';
import type { Happening } from './happening.js';

let bench: ContactsBench;
const engagement = new EngagementService(new EngagementRepository());
beforeAll(async () => {
  bench = await openContactsBench();
});
afterAll(() => bench.close());

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute));
const ids = async () => ({
  workspaceId: await bench.newWorkspace(),
  mailingId: randomUUID(),
  contactId: randomUUID(),
});
const record = (happenings: Happening[]) =>
  bench.database.transaction((manager) => engagement.record(manager, happenings));
const rolledUp = (workspaceId: string) =>
  rows<Record<string, unknown>>(bench.database.manager, 'select * from engagements where workspace_id = $1', [
    workspaceId,
  ]);

test('told twice it happened once, in one call or in two', async () => {
  const base = await ids();
  const click: Happening = { ...base, kind: 'clicked', occurredAt: at(1), identity: 'a', linkNo: 3 };
  expect(await record([click, click])).toEqual([true, false]);
  expect(await record([click])).toEqual([false]);
  expect(await record([{ ...click, identity: 'b' }])).toEqual([true]);
  expect(await rolledUp(base.workspaceId)).toHaveLength(1);
});

test('the earliest time stays, whatever comes first', async () => {
  const base = await ids();
  await record([{ ...base, kind: 'opened', occurredAt: at(9), identity: '1' }]);
  await record([
    { ...base, kind: 'opened', occurredAt: at(3), identity: '2' },
    { ...base, kind: 'opened', occurredAt: at(1), identity: '3', machine: true },
    { ...base, kind: 'opened', occurredAt: at(12), identity: '4' },
  ]);
  expect(await rolledUp(base.workspaceId)).toMatchObject([
    { opened_at: at(3), machine_opened_at: at(1), clicked_at: null },
  ]);
});

test('a hard bounce is not overwritten by a soft one, and a soft one is by a hard one', async () => {
  const base = await ids();
  const bounce = (kind: 'hard' | 'soft', category: string, minute: number): Happening => ({
    ...base,
    kind: 'bounced',
    occurredAt: at(minute),
    identity: category,
    bounce: { kind, category },
  });
  await record([bounce('soft', 'full', 1)]);
  await record([bounce('hard', 'unknown_user', 2)]);
  await record([bounce('soft', 'greylisted', 3)]);
  expect(await rolledUp(base.workspaceId)).toMatchObject([
    { bounce_kind: 'hard', bounce_category: 'unknown_user', bounced_at: at(1) },
  ]);
});

test('without a mailing there is an event and no engagement', async () => {
  const base = await ids();
  expect(
    await record([{ ...base, mailingId: null, kind: 'converted', occurredAt: at(1), identity: 'order 1' }]),
  ).toEqual([true]);
  expect(await rolledUp(base.workspaceId)).toEqual([]);
});
