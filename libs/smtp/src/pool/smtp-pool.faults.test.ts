import { afterEach, describe, expect, test, vi } from 'vitest';
import { poolAt, sendOne } from '../fixtures/pool-under-test.js';
import { startScriptedServer, type Script, type ScriptedServer } from '../fixtures/scripted-server.js';
import type { SmtpServer } from '../server.js';
import type { SmtpPoolOptions } from './pool-types.js';
import type { SmtpPool } from './smtp-pool.js';

let server: ScriptedServer;
let pool: SmtpPool;

async function given(script: Script, overrides: Partial<SmtpServer> = {}, options: SmtpPoolOptions = {}) {
  server = await startScriptedServer(script);
  pool = poolAt(server.port, overrides, options);
}

afterEach(async () => {
  pool.destroy();
  await server.stop();
  await vi.waitUntil(() => pool.open === 0);
});

const noPipelining = '250-scripted.test\r\n250 8BITMIME';

describe('a server that judges the message', () => {
  const cases: [string, Script, object][] = [
    ['MAIL FROM 4xx', { mail: '451 4.3.0 Try later' }, { status: 'deferred', stage: 'mailfrom', code: 451 }],
    [
      'MAIL FROM 5xx',
      { mail: '550 5.7.1 No' },
      { status: 'rejected', stage: 'mailfrom', enhancedCode: '5.7.1' },
    ],
    ['RCPT TO 4xx', { rcpt: '450 4.2.0 Greylisted' }, { status: 'deferred', stage: 'rcpt', code: 450 }],
    ['RCPT TO 5xx', { rcpt: '550 5.1.1 User unknown' }, { status: 'rejected', stage: 'rcpt', own: false }],
    ['DATA 4xx', { data: '451 4.7.1 Not now' }, { status: 'deferred', stage: 'data', code: 451 }],
    ['DATA 5xx', { data: '554 5.5.1 No' }, { status: 'rejected', stage: 'data', code: 554 }],
  ];
  for (const [what, script, expected] of cases) {
    for (const [how, ehlo] of [
      ['pipelined', undefined],
      ['step by step', noPipelining],
    ] as const) {
      test(`${what}, ${how}: no evidence is written, and the connection takes the next message`, async () => {
        const once = Object.fromEntries(
          Object.entries(script).map(([step, reply]) => [
            step,
            (nth: number) => (nth === 0 ? reply : ok(step)),
          ]),
        );
        await given({ ...once, ...(ehlo ? { ehlo } : {}) });
        expect(await sendOne(pool)).toMatchObject({ ...expected, endings: 0 });
        expect(server.messages).toEqual([]);
        expect(await sendOne(pool)).toMatchObject({ status: 'accepted', endings: 1 });
        expect(server.connections).toBe(1);
      });
    }
  }

  test('a refused recipient whose DATA was accepted all the same gets no body', async () => {
    await given({ rcpt: '550 5.1.1 User unknown', data: '354 Go' });
    expect(await sendOne(pool)).toMatchObject({ status: 'rejected', stage: 'rcpt', endings: 0 });
    expect(server.messages).toEqual(['']);
  });

  test('4xx and 5xx after the final dot are the message’s outcome, and the connection goes on without RSET', async () => {
    const dots = ['451 4.7.1 Later', '554 5.7.1 Spam', '250 2.0.0 Ok'];
    await given({ dot: (nth) => dots[nth] ?? '250 Ok' });
    expect(await sendOne(pool)).toMatchObject({ status: 'deferred', stage: 'dot', code: 451, endings: 1 });
    expect(await sendOne(pool)).toMatchObject({
      status: 'rejected',
      stage: 'dot',
      enhancedCode: '5.7.1',
      endings: 1,
    });
    expect(await sendOne(pool)).toMatchObject({ status: 'accepted', code: 250, enhancedCode: '2.0.0' });
    expect(server.commands).not.toContain('RSET');
    expect(server.connections).toBe(1);
  });

  test('multi-line refusals keep every line', async () => {
    await given({ rcpt: '550-5.1.1 The account does not exist.\r\n550 5.1.1 See https://example.test' });
    const result = await sendOne(pool);
    expect(result).toMatchObject({ status: 'rejected', enhancedCode: '5.1.1' });
    expect('reply' in result && result.reply).toContain('\n550 5.1.1 See');
  });

  for (const step of ['mail', 'rcpt', 'data'] as const) {
    test(`421 at ${step} defers the message and ends the connection`, async () => {
      await given({ [step]: (nth: number) => (nth === 0 ? '421 4.7.0 Too many' : ok(step)) });
      expect(await sendOne(pool)).toMatchObject({ status: 'deferred', code: 421, endings: 0 });
      expect(await sendOne(pool)).toMatchObject({ status: 'accepted' });
      expect(server.connections).toBe(2);
    });
  }

  test('421 instead of 250 after the final dot is a deferral: the server did not take the message', async () => {
    await given({ dot: '421 4.3.2 Shutting down DROP' });
    expect(await sendOne(pool)).toMatchObject({ status: 'deferred', stage: 'dot', code: 421, endings: 1 });
  });

  test('503 at MAIL FROM is a broken session, not a judgement on the message', async () => {
    await given({ mail: (nth) => (nth === 0 ? '503 5.5.1 Nested MAIL' : '250 Ok') });
    expect(await sendOne(pool)).toMatchObject({ status: 'not_sent', errorCode: 'protocol' });
    expect(await sendOne(pool)).toMatchObject({ status: 'accepted' });
  });
});

describe('a connection that ends', () => {
  for (const step of ['mail', 'rcpt', 'data'] as const) {
    test(`dropped at ${step}: certainly not sent`, async () => {
      await given({ [step]: 'DROP' });
      expect(await sendOne(pool)).toMatchObject({ status: 'not_sent', errorCode: 'closed', endings: 0 });
    });
  }

  test('dropped within a long body, before its end: certainly not sent', async () => {
    await given({ dropAfterBodyBytes: 100_000 });
    const long = Buffer.alloc(20_000_000, `${'x'.repeat(70)}\r\n`);
    expect(await sendOne(pool, { message: long })).toMatchObject({
      status: 'not_sent',
      stage: 'body',
      endings: 0,
    });
    expect(server.messages).toEqual([]);
  });

  test('dropped after the final dot: uncertain', async () => {
    await given({ dot: 'DROP' });
    expect(await sendOne(pool)).toMatchObject({ status: 'uncertain', errorCode: 'closed', endings: 1 });
    expect(server.messages).toHaveLength(1);
  });

  test('a reply to the final dot that is cut off proves nothing', async () => {
    server = await startScriptedServer({ dot: 'HANG' });
    pool = poolAt(server.port);
    const sent = sendOne(pool);
    await expect.poll(() => server.messages.length).toBe(1);
    for (const socket of server.live) socket.end('250 2.0.0 O');
    expect(await sent).toMatchObject({ status: 'uncertain', endings: 1 });
  });

  test('words that are no reply after the final dot: uncertain, and they are kept', async () => {
    await given({ dot: 'hello there' });
    expect(await sendOne(pool)).toMatchObject({ status: 'uncertain', reply: 'hello there' });
  });

  test('silence after the final dot: uncertain when the time is over', async () => {
    await given({ dot: 'HANG' }, { timeouts: { finalDotMs: 100 } });
    expect(await sendOne(pool)).toMatchObject({ status: 'uncertain', errorCode: 'timeout', endings: 1 });
  });

  test('silence after MAIL FROM: not sent when the time is over', async () => {
    await given({ mail: 'HANG' }, { timeouts: { envelopeMs: 100 } });
    expect(await sendOne(pool)).toMatchObject({ status: 'not_sent', errorCode: 'timeout', endings: 0 });
  });

  test('a tarpit that trickles its reply ends in time too, while opening, at MAIL FROM and after the dot', async () => {
    await given({ mail: 'TRICKLE' }, { timeouts: { envelopeMs: 150 } });
    expect(await sendOne(pool)).toMatchObject({ status: 'not_sent', errorCode: 'timeout' });
    await server.stop();
    await given({ dot: 'TRICKLE' }, { timeouts: { finalDotMs: 150 } });
    expect(await sendOne(pool)).toMatchObject({ status: 'uncertain', errorCode: 'timeout' });
    await server.stop();
    await given({ ehlo: 'TRICKLE' }, { timeouts: { openingMs: 150 } });
    expect(await sendOne(pool)).toMatchObject({
      status: 'not_sent',
      errorCode: 'timeout',
      connectionId: null,
    });
  });

  test('a 250 for a message that has not ended is a broken server', async () => {
    await given({ earlyReply: '250 2.0.0 Ok' });
    const long = Buffer.alloc(30_000_000, `${'x'.repeat(70)}\r\n`);
    expect(await sendOne(pool, { message: long })).toMatchObject({
      status: 'not_sent',
      errorCode: 'protocol',
      endings: 0,
    });
  });

  test('a connection that the server closed while idle is replaced without a word', async () => {
    await given({});
    expect(await sendOne(pool)).toMatchObject({ status: 'accepted' });
    for (const socket of server.live) socket.destroy();
    expect(await sendOne(pool)).toMatchObject({ status: 'accepted', endings: 1 });
    expect(server.connections).toBe(2);
  });

  test('a connection that closes at its cap without an error is replaced: the message goes out once', async () => {
    await given({ mail: (nth) => (nth === 1 ? 'DROP' : '250 Ok') });
    expect(await sendOne(pool)).toMatchObject({ status: 'accepted' });
    expect(await sendOne(pool)).toMatchObject({ status: 'accepted', endings: 1 });
    expect(server.messages).toHaveLength(2);
    expect(pool.stats).toMatchObject({ resent: 1 });
  });
});

describe('the sender gives up', () => {
  test('an abort before the body ended: not sent; after it: uncertain', async () => {
    await given({ mail: (nth) => (nth === 0 ? 'HANG' : '250 Ok'), dot: 'HANG' });
    const first = new AbortController();
    const before = sendOne(pool, { signal: first.signal });
    await expect.poll(() => server.commands.some((line) => line.startsWith('MAIL'))).toBe(true);
    first.abort();
    expect(await before).toMatchObject({ status: 'not_sent', errorCode: 'aborted', endings: 0 });
    const second = new AbortController();
    const after = sendOne(pool, { signal: second.signal });
    await expect.poll(() => server.messages.length).toBe(1);
    second.abort();
    expect(await after).toMatchObject({ status: 'uncertain', errorCode: 'aborted', endings: 1 });
  });

  test('a waiting send that is aborted never touches a connection', async () => {
    await given({ dot: 'HANG' });
    const controller = new AbortController();
    const busy = sendOne(pool);
    const waiting = sendOne(pool, { signal: controller.signal });
    controller.abort();
    expect(await waiting).toMatchObject({ status: 'not_sent', errorCode: 'aborted', connectionId: null });
    pool.destroy();
    expect((await busy).status).not.toBe('accepted');
  });

  test('destroy resets all sockets at once and says what each message was', async () => {
    await given({ dot: 'HANG' }, { maxConnections: 3 });
    const sends = [sendOne(pool), sendOne(pool), sendOne(pool)];
    await expect.poll(() => server.messages.length).toBe(3);
    pool.destroy();
    for (const result of await Promise.all(sends)) expect(result).toMatchObject({ status: 'uncertain' });
    await expect.poll(() => server.live.size).toBe(0);
    expect(await sendOne(pool)).toMatchObject({ status: 'not_sent', errorCode: 'pool_closed' });
  });

  test('drain lets the open transaction end, turns the waiting away and says QUIT', async () => {
    await given({ dot: 'HANG' });
    const busy = sendOne(pool);
    await expect.poll(() => server.messages.length).toBe(1);
    const waiting = sendOne(pool);
    const drained = pool.drain();
    expect(await waiting).toMatchObject({ status: 'not_sent', errorCode: 'pool_closed' });
    for (const socket of server.live) socket.write('250 2.0.0 Ok\r\n');
    expect(await busy).toMatchObject({ status: 'accepted' });
    await drained;
    expect(server.commands).toContain('QUIT');
    expect(pool.open).toBe(0);
  });

  test('evidence that cannot be written stops the message', async () => {
    await given({});
    const result = await pool.send({ from: 'a@b.test', to: 'c@d.test' }, Buffer.from('Subject: x\r\n\r\n'), {
      bodyEnding() {
        throw new Error('no space left on device');
      },
    });
    expect(result).toMatchObject({ status: 'not_sent', errorCode: 'no_evidence' });
    expect(server.messages).toEqual([]);
  });
});

function ok(step: string): string {
  return step === 'data' ? '354 Go' : '250 Ok';
}
