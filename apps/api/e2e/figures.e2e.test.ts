import { eventually } from '@mailwright/testing';
import { expect, onTestFinished, test } from 'vitest';
import { UncertainDeliveries } from '../src/modules/sending/public.js';
import { Database } from '../src/platform/database/database.js';
import { Mailwright } from './support/mailwright-in-process.js';
import { type Counts, type LiveView, SandboxUnderTest } from './support/sandbox.js';

interface Figures extends LiveView {
  lanes: {
    provider: string;
    counts: Counts;
    slowness: { limit: number | null; heldUntil: string | null; reply: string; why: string } | null;
  }[];
  problems: {
    code: number | null;
    enhancedCode: string | null;
    category: string | null;
    state: string;
    reply: string;
    why: string;
    count: number;
  }[];
  returned: number;
  doubts: { evidence: string; outcome: string; count: number }[];
}
interface Person {
  contactId: string;
  email: string;
  state: string;
  reply: string | null;
  returnedWords: string | null;
  why: string;
  bounce: string | null;
}
interface Page {
  items: Person[];
  next: string | null;
}
interface Step {
  kind: string;
  says: string;
  serverWords: string | null;
}

const PEOPLE = 400;

test('every figure of a campaign opens exactly its people, with words for each', async () => {
  const app = await Mailwright.start(['api', 'sender', 'inbox', 'jobs', 'sandbox']);
  onTestFinished(() => app.stop());
  const owner = await app.owner();
  const sandbox = await SandboxUnderTest.make(owner, PEOPLE);
  const at = `${sandbox.at}/campaigns/${sandbox.campaignId}`;
  await sandbox.send();
  const { campaign } = await sandbox.finished(90_000);
  await sandbox.settled(60_000);

  // Four whose reply was never seen, of whom nothing came back; the doubt about one of them is ended by evidence.
  const doubtful = await app
    .query<{ contactId: string }>(
      `update deliveries set state = 'uncertain', accepted_at = null, reason = 'no_reply_after_body', reply_code = null,
            reply_enhanced = null, reply = 'The server closed the connection'
      where mailing_id = $1 and ordinal in (
        select d.ordinal from deliveries d left join engagements e using (workspace_id, mailing_id, contact_id)
         where d.mailing_id = $1 and d.state = 'accepted' and e.contact_id is null order by d.ordinal limit 4)
      returning contact_id as "contactId"`,
      [campaign.mailingId],
    )
    .then((result) => (Array.isArray(result[0]) ? (result[0] as { contactId: string }[]) : result));
  const { manager } = app.running.app.get(Database, { strict: false });
  const [first] = doubtful;
  const key = { workspaceId: sandbox.id, mailingId: campaign.mailingId!, contactId: first!.contactId };
  await app.running.app.get(UncertainDeliveries, { strict: false }).confirm(manager, [key], 'sent_folder');

  /** Everybody of a list, page by page. */
  const people = async (filter: Record<string, string | number>): Promise<Person[]> => {
    const all: Person[] = [];
    let after = '';
    do {
      const query = new URLSearchParams({ ...filter, limit: '50', ...(after ? { after } : {}) } as Record<
        string,
        string
      >);
      const page = await owner.must<Page>('GET', `${at}/deliveries?${query.toString()}`);
      all.push(...page.items);
      after = page.next ?? '';
    } while (after);
    expect(new Set(all.map((one) => one.contactId)).size).toBe(all.length);
    return all;
  };
  // Figures are remembered for a moment; this test changed the ledger behind their back.
  const live = await eventually(async () => {
    const seen = await owner.must<Figures>('GET', `${at}/live`);
    return seen.counts.uncertain === 3 ? seen : undefined;
  });
  const { total, ...states } = live.counts;

  // The figures add up, of the campaign and of each lane.
  expect(total).toBe(PEOPLE);
  expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(total);
  for (const state of Object.keys(states) as (keyof typeof states)[])
    expect(live.lanes.reduce((sum, lane) => sum + lane.counts[state], 0)).toBe(states[state]);
  expect(await people({})).toHaveLength(total);

  for (const [state, count] of Object.entries(states)) {
    const those = await people({ state });
    expect([state, those.length]).toEqual([state, count]);
    expect(those.every((one) => one.state === state && one.why.length > 10)).toBe(true);
  }
  expect(await people({ state: 'waiting' })).toHaveLength(states.queued + states.in_flight);
  for (const { provider, counts } of live.lanes) {
    expect(await people({ provider })).toHaveLength(counts.total);
    expect(await people({ provider, state: 'accepted' })).toHaveLength(counts.accepted);
  }

  // Each group of problems is a filter, what it lacks included.
  expect(live.problems.length).toBeGreaterThan(2);
  for (const { code, enhancedCode, category, state, count } of live.problems) {
    const group = {
      state,
      code: code ?? 'none',
      enhancedCode: enhancedCode ?? 'none',
      category: category ?? 'none',
    };
    expect([group, (await people(group)).length]).toEqual([group, count]);
  }
  const inProblems = live.problems.reduce((sum, problem) => sum + problem.count, 0);
  expect(inProblems).toBe(states.deferred + states.rejected + states.uncertain);

  // What came back is told in the words of the message that brought it, not with the 250 that took it.
  expect(live.returned).toBeGreaterThan(0);
  const returned = await people({ state: 'accepted', did: 'bounced' });
  expect(returned).toHaveLength(live.returned);
  expect(
    returned.every((one) => one.bounce !== null && /^[45]\d\d|\b[45]\.\d/.test(one.returnedWords ?? '')),
  ).toBe(true);
  expect(await people({ state: 'kept' })).toHaveLength(states.accepted - live.returned);

  // Doubt says what happened, and what ended it.
  expect(live.doubts).toEqual([{ evidence: 'sent_folder', outcome: 'accepted', count: 1 }]);
  expect((await people({ doubt: 'sent_folder' })).map((one) => one.contactId)).toEqual([first!.contactId]);
  for (const one of await people({ state: 'uncertain' }))
    expect(one.why).toContain('may or may not have arrived');
  const record = await owner.must<{ why: string; history: Step[] }>(
    'GET',
    `${at}/deliveries/${first!.contactId}`,
  );
  expect(record.why).toContain('filed it in the Sent folder');
  expect(record.history.find((step) => step.kind === 'doubt_ended')?.says).toContain('Sent folder');

  // A lane that is slower than its account says why, in the server's words and in ours.
  const [{ provider }] = live.lanes as [Figures['lanes'][number]];
  await app.running.app.get(Database, { strict: false }).manager.query(
    `insert into lanes (workspace_id, account_id, provider, rate, changed_at, reduced_at, series, searching, strikes, says, why)
       select workspace_id, account_id, $2, 2.5, now(), now(), 1, false, 0, '450 4.7.1 too much mail', 'It wants less mail at once.'
         from mailings where campaign_id = $1`,
    [sandbox.campaignId, provider],
  );
  const slowness = await eventually(async () => {
    const now = await owner.must<Figures>('GET', `${at}/live`);
    return now.lanes.find((lane) => lane.provider === provider)?.slowness;
  });
  expect(slowness).toMatchObject({
    limit: 150,
    heldUntil: null,
    reply: '450 4.7.1 too much mail',
    why: 'It wants less mail at once.',
  });
});
