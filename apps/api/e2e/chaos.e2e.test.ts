import {
  expiredCertificate,
  testServerKey,
  validCertificate,
  wrongHostCertificate,
} from '@mailwright/smtp/fixtures/certificates';
import { brokenBars, ChaosSink, runChaos } from '@mailwright/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ChaosHouse, newChaosLogin } from '../src/modules/sending/testing/chaos-house.js';

/** As `npm run bench:chaos`, which has 100,000 recipients and a storm of two minutes. */
const SCALE = {
  recipients: 2_000,
  kills: 6,
  seed: 3,
  databaseRestarts: 1,
  drops: 2,
  stormMs: 1_500,
  tarpitMs: 2_000,
  tlsMs: 300,
  connections: 8,
};

test('a mailing loses nobody and doubles nobody while everything goes wrong', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mailwright-sink-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const login = newChaosLogin();
  const sink = await ChaosSink.start({
    ...login,
    certificates: {
      valid: validCertificate,
      expired: expiredCertificate,
      wrong_host: wrongHostCertificate,
    },
    key: testServerKey,
    recordPath: join(directory, 'taken.ndjson'),
  });
  onTestFinished(() => sink.stop());
  const house = await ChaosHouse.open(
    {
      recipients: SCALE.recipients,
      policy: 'never_again',
      contentBytes: 2_000,
      delayScale: 0.001,
      connections: SCALE.connections,
      messagesPerConnection: 30,
      withJobs: false,
      logLevel: 'silent',
      environment: { PATH: process.env['PATH'] },
    },
    sink.port,
    login,
  );
  onTestFinished(() => house.remove());
  const said: string[] = [];

  const figures = await runChaos(house, sink, {
    scale: SCALE,
    policy: 'never_again',
    finishWithinMs: 30_000,
    say: (text) => said.push(text),
  });

  process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(brokenBars(figures), said.join('\n')).toEqual([]);
  expect(figures.kills.afterDot).toBe(2);
  expect(figures.kills.beforeRecord).toBeGreaterThanOrEqual(1);
  expect(figures.kills.random + figures.kills.beforeRecord).toBe(4);
  expect(figures.databaseRestarts).toBe(1);
});
