/**
 * The chaos benchmark: one mailing while senders are killed, the database goes away and the server misbehaves in every
 * way it can; in the end the server's record is compared with the ledger. What is counted how: README.md.
 *
 *   npm run bench:chaos -- --json [--recipients 100000] [--kills 24] [--seed 1] [--policy never_again|send_again] [--quick] [--log warn]
 *
 * Prints its figures as the last line, before it each bar that was broken; then it exits with 1.
 */
import { ChaosHouse, newChaosLogin } from '@mailwright/api/testing/chaos-house';
import {
  expiredCertificate,
  testServerKey,
  validCertificate,
  wrongHostCertificate,
} from '@mailwright/smtp/fixtures/certificates';
import { brokenBars, ChaosSink, runChaos, type UncertainPolicy } from '@mailwright/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    recipients: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '24' },
    seed: { type: 'string', default: '1' },
    policy: { type: 'string', default: 'never_again' },
    /** Faults last seconds instead of minutes. */
    quick: { type: 'boolean', default: false },
    /** What the roles log, on standard output. */
    log: { type: 'string', default: 'silent' },
  },
});
if (values.policy !== 'never_again' && values.policy !== 'send_again')
  throw new Error('--policy is never_again or send_again.');
const policy: UncertainPolicy = values.policy;
const recipients = Number(values.recipients);
const connections = 20;

/** Five minutes become 0.6 seconds, and the 72 hours after which a message is given up nine minutes. */
const DELAY_SCALE = 0.002;
/** What is in doubt is sent again by a job that runs every five minutes. */
const FINISH_WITHIN_MS = 20 * 60_000;

const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${new Date().toISOString().slice(11, 23)} ${text}\n`);
};

const directory = await mkdtemp(join(tmpdir(), 'mailwright-sink-'));
const login = newChaosLogin();
const sink = await ChaosSink.start({
  ...login,
  certificates: { valid: validCertificate, expired: expiredCertificate, wrong_host: wrongHostCertificate },
  key: testServerKey,
  recordPath: join(directory, 'taken.ndjson'),
});
const house = await ChaosHouse.open(
  {
    recipients,
    policy,
    contentBytes: 8_000,
    delayScale: DELAY_SCALE,
    connections,
    messagesPerConnection: 200,
    withJobs: true,
    logLevel: values.log,
    environment: { PATH: process.env['PATH'] },
  },
  sink.port,
  login,
);
try {
  say(`${recipients} recipients, ${values.kills} kills, seed ${values.seed}, ${policy}`);
  const figures = await runChaos(house, sink, {
    scale: {
      recipients,
      kills: Number(values.kills),
      seed: Number(values.seed),
      databaseRestarts: 4,
      drops: 10,
      ...(values.quick
        ? { stormMs: 2_000, tarpitMs: 2_000, tlsMs: 500 }
        : { stormMs: 120_000, tarpitMs: 30_000, tlsMs: 10_000 }),
      connections,
    },
    policy,
    finishWithinMs: FINISH_WITHIN_MS,
    say,
  });
  const broken = brokenBars(figures);
  for (const bar of broken) process.stderr.write(`broken: ${bar}\n`);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  process.exitCode = broken.length > 0 ? 1 : 0;
} finally {
  await house.remove();
  await sink.stop();
  await rm(directory, { recursive: true, force: true });
}
