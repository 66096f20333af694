import { eventually } from '@mailwright/testing';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { deedsOfLedger, deedsOfTruth, differences, sizes } from './support/accounting.js';
import { Mailwright } from './support/mailwright-in-process.js';
import { SandboxUnderTest } from './support/sandbox.js';

const PEOPLE = 2_000;
const WITHIN_MS = 60_000;

test('a campaign to 2,000 made-up people is accounted for to the last of them, within a minute', async () => {
  const mailwright = await Mailwright.start(['api', 'sender', 'inbox', 'jobs', 'sandbox']);
  const client = new Client({ connectionString: mailwright.database.url });
  await client.connect();
  try {
    const sandbox = await SandboxUnderTest.make(await mailwright.owner());
    const begun = performance.now();
    const elapsed = () => Math.round(performance.now() - begun);
    await sandbox.send();
    const { counts, campaign } = await sandbox.finished(WITHIN_MS);
    const finished = elapsed();
    const view = await sandbox.settled(WITHIN_MS);
    const settled = elapsed();

    // Every recipient in exactly one final state.
    expect(counts).toMatchObject({ total: PEOPLE, queued: 0, in_flight: 0, deferred: 0, uncertain: 0, skipped: 0 });
    expect(counts.accepted + counts.rejected).toBe(PEOPLE);

    // What each did, by the world's record and by ours; the last letters are read a moment after they were written.
    const truth = await sandbox.truth(mailwright.config.dataDir);
    const theirs = deedsOfTruth(truth);
    const ours = () => deedsOfLedger(client, campaign.mailingId ?? '');
    await eventually(async () => Object.keys(differences(theirs, await ours())).length === 0, {
      timeoutMs: Math.max(1_000, WITHIN_MS - elapsed()),
      everyMs: 250,
    }).catch(() => undefined);
    process.stdout.write(`${JSON.stringify({ finished, settled, agreed: elapsed(), theirs: sizes(theirs), ours: sizes(await ours()), view: view.mailings })}\n`);
    expect(differences(theirs, await ours())).toEqual({});
  } finally {
    await client.end();
    await mailwright.stop();
  }
});
