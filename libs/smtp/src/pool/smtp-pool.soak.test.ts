import { expect, test, vi } from 'vitest';
import { CountedEvidence, poolAt } from '../fixtures/pool-under-test.js';
import { startScriptedServer, type Answer } from '../fixtures/scripted-server.js';

/** Deterministic, so that a failing seed can be run again (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const faults: Answer[] = [
  'DROP',
  'HANG',
  'TRICKLE',
  '451 4.3.0 Later',
  '550 5.1.1 No',
  '421 4.7.0 Bye',
  '421 4.7.0 Bye DROP',
  '503 5.5.1 What',
];

test.each([1, 2, 3])(
  'whatever a server does at any step, the evidence is right (seed %d)',
  async (seed) => {
    const random = randomFrom(seed);
    const sometimes = (usual: Answer, share: number) => () =>
      random() < share ? (faults[Math.floor(random() * faults.length)] ?? usual) : usual;
    const server = await startScriptedServer({
      greeting: sometimes('220 hello', 0.05),
      ehlo: () => (random() < 0.5 ? '250-hi\r\n250 PIPELINING' : '250 hi'),
      mail: sometimes('250 Ok', 0.03),
      rcpt: sometimes('250 Ok', 0.05),
      data: sometimes('354 Go', 0.03),
      dot: sometimes('250 2.0.0 Ok', 0.1),
      rset: sometimes('250 Ok', 0.1),
    });
    const timeouts = {
      envelopeMs: 60,
      finalDotMs: 60,
      openingMs: 60,
      blockMs: 60,
      greetingMs: 60,
      quitMs: 60,
    };
    const limits = { maxConnections: 6, messagesPerConnection: 17, timeouts };
    const pool = poolAt(server.port, limits, { firstBackoffMs: 1, maxBackoffMs: 3, authPauseMs: 1 });
    const statuses = new Map<string, number>();
    let next = 0;
    const feeders = Array.from({ length: 12 }, async () => {
      while (next < 500) {
        const id = `message-${next++}-`;
        const evidence = new CountedEvidence();
        const body = Buffer.from(`Subject: ${id}\r\n\r\nHello\r\n`);
        const result = await pool.send({ from: 'a@b.test', to: 'c@d.test' }, body, evidence);
        const arrived = server.messages.filter((message) => message.includes(id)).length;
        statuses.set(result.status, (statuses.get(result.status) ?? 0) + 1);
        const story = { id, ...result, arrived, endings: evidence.endings };
        expect(arrived, JSON.stringify(story)).toBeLessThanOrEqual(evidence.endings);
        expect(evidence.endings, JSON.stringify(story)).toBeLessThanOrEqual(1);
        expect(result.status === 'accepted' && arrived !== 1, JSON.stringify(story)).toBe(false);
        expect(result.status === 'not_sent' && evidence.endings > 0, JSON.stringify(story)).toBe(false);
        expect(pool.open).toBeLessThanOrEqual(6);
        if (result.status === 'not_sent') await new Promise((resolve) => setImmediate(resolve));
      }
    });
    await Promise.all(feeders);
    expect([...statuses.keys()].sort()).toEqual([
      'accepted',
      'deferred',
      'not_sent',
      'rejected',
      'uncertain',
    ]);
    await pool.drain();
    await vi.waitUntil(() => server.live.size === 0, { timeout: 5_000 });
    expect(pool.open).toBe(0);
    await server.stop();
  },
  30_000,
);
