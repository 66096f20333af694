import { eventually } from '@mailwright/testing';
import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import {
  deedsOfLedger,
  deedsOfTruth,
  differences,
  ordersOfLedger,
  ordersOfTruth,
  sizes,
} from './support/accounting.js';
import { Mailwright } from './support/mailwright-in-process.js';
import { SandboxUnderTest } from './support/sandbox.js';

const PEOPLE = 2_000;
const WITHIN_MS = 60_000;
/** Set in the run that has no network. */
const NO_NETWORK = 'MAILWRIGHT_TEST_WITHOUT_NETWORK';

interface Report {
  states: Record<string, number>;
  funnel: Record<string, number>;
  money: { orders: number; orderRevenue: string };
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

test('a campaign to 2,000 made-up people is accounted for to the last of them, within a minute', async () => {
  const mailwright = await Mailwright.start(['api', 'sender', 'inbox', 'jobs', 'sandbox']);
  onTestFinished(() => mailwright.stop());
  const client = await connect(mailwright.database.url);
  const sandbox = await SandboxUnderTest.make(await mailwright.owner());
  const begun = performance.now();
  const elapsed = () => Math.round(performance.now() - begun);
  await sandbox.send();
  const { counts, campaign } = await sandbox.finished(WITHIN_MS);
  const finishedMs = elapsed();
  const view = await sandbox.settled(WITHIN_MS);
  const settledMs = elapsed();

  // Every recipient in exactly one final state.
  expect(counts).toMatchObject({
    total: PEOPLE,
    queued: 0,
    in_flight: 0,
    deferred: 0,
    uncertain: 0,
    skipped: 0,
  });
  expect(counts.accepted + counts.rejected).toBe(PEOPLE);

  // What each did, by the world's own record and by ours; the last answers are read a moment after they were written.
  const truth = await sandbox.truth(mailwright.config.dataDir);
  const theirs = deedsOfTruth(truth);
  const ours = () => deedsOfLedger(client, campaign.mailingId ?? '');
  const agree = async () => Object.keys(differences(theirs, await ours())).length === 0;
  await eventually(agree, { timeoutMs: Math.max(1_000, WITHIN_MS - elapsed()), everyMs: 250 }).catch(
    () => undefined,
  );
  const agreedMs = elapsed();
  process.stdout.write(
    `${JSON.stringify({ people: PEOPLE, finishedMs, settledMs, agreedMs, ...sizes(theirs) })}\n`,
  );
  expect(differences(theirs, await ours())).toEqual({});
  expect(await ordersOfLedger(client, campaign.mailingId ?? '')).toEqual(ordersOfTruth(truth));

  // The report says the same, and so does the world's summary that is shown beside it.
  const report = await sandbox.owner.must<Report>('GET', `${sandbox.at}/campaigns/${campaign.id}/report`);
  const people = (kind: string) => theirs[kind] ?? new Set<string>();
  const size = (kind: string) => people(kind).size;
  // Whoever came with a scanner and by himself is shown as a person.
  const onlyMachines = (machine: string, person: string) => people(machine).difference(people(person)).size;
  const { accepted = 0, returned = 0, rejected = 0, waiting = 0, uncertain = 0, skipped = 0 } = report.states;
  expect(accepted + returned + rejected + uncertain + skipped + waiting).toBe(PEOPLE);
  expect(report.states).toMatchObject({
    total: PEOPLE,
    returned: size('bounced'),
    rejected: size('rejected'),
  });
  expect(report.funnel).toMatchObject({
    accepted: size('accepted'),
    opened: size('opened'),
    openedByMachine: onlyMachines('machineOpened', 'opened'),
    clicked: size('clicked'),
    clickedByMachine: onlyMachines('machineClicked', 'clicked'),
    replied: size('replied'),
    autoReplied: size('autoReplied'),
    unsubscribed: size('unsubscribed'),
    complained: size('complained'),
    bounced: size('bounced'),
    bought: size('bought'),
  });
  const [mailing] = view.mailings;
  expect(Number(report.money.orderRevenue)).toBe(Number(mailing?.truth.revenue['EUR']));
  expect(mailing?.truth.letters).toMatchObject({
    accepted: size('accepted'),
    refused: size('rejected'),
    opened: size('opened'),
    clicked: size('clicked'),
    bought: size('bought'),
    duplicate: 0,
    nothing: 0,
  });
  expect(agreedMs).toBeLessThan(WITHIN_MS);
});

const without = missingForNamespace();
test.skipIf(without !== null || process.env[NO_NETWORK] !== undefined)(
  `the same without any network but loopback${without ? ` (skipped: ${without})` : ''}`,
  () => {
    const vitest = [
      'vitest',
      'run',
      '--project',
      'e2e',
      'apps/api/e2e/sandbox-campaign.e2e.test.ts',
      '-t',
      'accounted',
    ];
    const inside = `ip link set lo up && ! ip route get 192.0.2.1 2>/dev/null && exec npx ${vitest.join(' ')}`;
    const { TEST_DATABASE_URL: _outside, ...environment } = process.env;
    const run = spawnSync('unshare', ['-n', '--', 'sh', '-c', inside], {
      env: { ...environment, [NO_NETWORK]: 'yes' },
      encoding: 'utf8',
      timeout: 150_000,
    });
    expect(`${run.stdout}${run.stderr}`).toMatch(/Tests .*1 passed/);
    expect(run.status).toBe(0);
  },
);

/** "Not root" and "not installed" are the only reasons to skip. */
function missingForNamespace(): string | null {
  if (userInfo().uid !== 0) return 'not root';
  const missing = ['unshare', 'ip'].filter(
    (program) => spawnSync(program, ['--version']).error !== undefined,
  );
  if (missing.length > 0) return `${missing.join(' and ')} not installed`;
  return null;
}
