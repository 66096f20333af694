import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { CountedEvidence, envelope, poolAt } from '../fixtures/pool-under-test.js';
import { startScriptedServer } from '../fixtures/scripted-server.js';

const SINK = '/usr/sbin/smtp-sink';
const usable = existsSync(SINK) && process.getuid?.() === 0;

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = await startScriptedServer();
  await probe.stop();
  return probe.port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

test.skipIf(!usable)(
  'Postfix smtp-sink takes 2,000 messages over 20 connections, each with its evidence',
  async () => {
    const port = await freePort();
    const sink = spawn(SINK, ['-u', 'nobody', `127.0.0.1:${port}`, '100'], { stdio: 'ignore' });
    onTestFinished(() => void sink.kill());
    await vi.waitUntil(() => answers(port), { timeout: 5_000 });
    const pool = poolAt(port, { maxConnections: 20, messagesPerConnection: 1_000 });
    const body = Buffer.from(
      `Subject: Hello\r\n\r\n${'Lorem ipsum dolor sit amet, consectetur adipiscing.\r\n'.repeat(180)}`,
    );
    const evidence = new CountedEvidence();
    let left = 2_000;
    const feeders = Array.from({ length: 40 }, async () => {
      while (left-- > 0)
        expect(await pool.send(envelope, body, evidence)).toMatchObject({ status: 'accepted' });
    });
    await Promise.all(feeders);
    expect(pool.open).toBe(20);
    expect(evidence.endings).toBe(2_000);
    await pool.drain();
    expect(pool.stats).toMatchObject({ accepted: 2_000, opened: 20, closed: 20, not_sent: 0 });
  },
);
