import { eventually } from '@mailwright/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Mailwright } from './support/mailwright-in-process.js';
import { SandboxUnderTest, type LiveView } from './support/sandbox.js';
import type { Visitor } from './support/visitor.js';

interface Reasons {
  total: number;
  reasons: { key: string; count: number; sentAgain: number; again: string; outcome: string; title: string }[];
  original: { campaignId: string } | null;
  resends: { campaignId: string; recipients: number; accepted: number }[];
}

let mailwright: Mailwright;
let owner: Visitor;
let sandbox: SandboxUnderTest;
let path: string;
beforeAll(async () => {
  mailwright = await Mailwright.start(['api', 'sender', 'inbox', 'jobs', 'sandbox']);
  owner = await mailwright.owner();
  sandbox = await SandboxUnderTest.make(owner, 120);
  path = `${sandbox.at}/campaigns/${sandbox.campaignId}`;
  await sandbox.send();
  await sandbox.finished(60_000);
});
afterAll(() => mailwright.stop());

const reasonsOf = (at = path) => owner.must<Reasons>('GET', `${at}/reasons`);

it('counts every recipient under one reason, and lists exactly those behind each', async () => {
  const { total, reasons } = await reasonsOf();
  const { counts } = await sandbox.live();
  expect(total).toBe(counts.total);
  expect(reasons.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  for (const { key, count } of reasons.filter((one) => one.count <= 200)) {
    const query = new URLSearchParams({ finalReason: key, limit: '200' });
    const { items } = await owner.must<{ items: unknown[] }>('GET', `${path}/deliveries?${query.toString()}`);
    expect([key, items.length]).toEqual([key, count]);
  }
});

it('exports those of a reason, each with the server’s words and why', async () => {
  await mailwright.query(
    `update deliveries set reply = '=cmd()' where mailing_id = (select mailing_id from campaigns where id = $1) and ordinal = 1`,
    [sandbox.campaignId],
  );
  const { reasons } = await reasonsOf();
  const accepted = reasons.find(({ key }) => key === 'accepted');
  const answer = await owner.open(`${path}/deliveries.csv?finalReason=accepted`);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const [head, ...lines] = (await answer.text()).trimEnd().split('\r\n');
  expect(head).toMatch(/^email,provider,state,why,/);
  expect(lines).toHaveLength(accepted?.count ?? 0);
  const all = await (await owner.open(`${path}/deliveries.csv`)).text();
  expect(all).toContain(",'=cmd(),");
});

it('sends again to those of a reason, once, and never to somebody who has it', async () => {
  await mailwright.query(
    `update deliveries set state = 'rejected', reason = 'refused', category = 'policy', accepted_at = null
      where contact_id in (select contact_id from deliveries d join mailings m on m.id = d.mailing_id
                            where m.campaign_id = $1 and d.state = 'accepted' order by d.ordinal limit 7)`,
    [sandbox.campaignId],
  );
  for (const [body, code] of [
    [{ reasons: ['accepted'] }, 'campaign.reason_not_sent_again'],
    [{ reasons: ['rejected:no_such_mailbox'] }, 'campaign.reason_not_sent_again'],
    [{ reasons: ['uncertain'] }, 'campaign.may_arrive_twice'],
  ] as const)
    expect((await owner.send('POST', `${path}/send-again`, body)).body).toMatchObject({ code });

  const before = (await reasonsOf()).reasons.find(({ key }) => key === 'rejected:policy');
  const body = { reasons: ['rejected:policy'] };
  const made = await owner.must<{ id: string; resendOf: string }>('POST', `${path}/send-again`, body);
  expect(made.resendOf).toBe(sandbox.campaignId);
  expect((await owner.send('POST', `${path}/send-again`, body)).status).toBe(409);

  const again = `${sandbox.at}/campaigns/${made.id}`;
  const { counts } = await eventually(
    async () => {
      const live = await owner.must<LiveView>('GET', `${again}/live`);
      return live.campaign.state === 'finished' ? live : undefined;
    },
    { timeoutMs: 60_000, everyMs: 200 },
  );
  expect(counts.total).toBe(before?.count);
  const after = await reasonsOf();
  expect(after.reasons.find(({ key }) => key === 'rejected:policy')?.sentAgain).toBe(before?.count);
  expect(after.resends).toMatchObject([
    { campaignId: made.id, recipients: before?.count, accepted: counts.accepted },
  ]);
  expect((await reasonsOf(again)).original).toMatchObject({ campaignId: sandbox.campaignId });
});
