import * as fc from 'fast-check';
import { domainToASCII } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { poolAt, sendOne } from '../fixtures/pool-under-test.js';
import { startScriptedServer, type Script, type ScriptedServer } from '../fixtures/scripted-server.js';
import type { SmtpServer } from '../server.js';
import { shareEnd } from '../wire.js';
import type { ConnectionEvent, SmtpPoolOptions } from './pool-types.js';
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
});

const utf8Server = '250-scripted.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-DSN\r\n250 SMTPUTF8';
const plainServer = '250-scripted.test\r\n250 PIPELINING';

describe('connections', () => {
  test('are opened up to the maximum and reused', async () => {
    await given({}, { maxConnections: 4 });
    const results = await Promise.all(Array.from({ length: 40 }, () => sendOne(pool)));
    expect(results.every((result) => result.status === 'accepted' && result.endings === 1)).toBe(true);
    expect(server.messages).toHaveLength(40);
    expect(server.connections).toBeLessThanOrEqual(4);
    expect(pool.idle).toBe(pool.open);
  });

  test('say QUIT after their messages', async () => {
    await given({}, { messagesPerConnection: 3 });
    for (let n = 0; n < 7; n += 1) expect(await sendOne(pool)).toMatchObject({ status: 'accepted' });
    expect(server.connections).toBe(3);
    expect(server.commands.filter((line) => line === 'QUIT')).toHaveLength(2);
  });

  test('can be made fewer while sending, and more again', async () => {
    await given({}, { maxConnections: 4 });
    await Promise.all(Array.from({ length: 12 }, () => sendOne(pool)));
    pool.resize({ maxConnections: 1 });
    await expect.poll(() => pool.open).toBe(1);
    await Promise.all(Array.from({ length: 12 }, () => sendOne(pool)));
    expect(pool.open).toBe(1);
    expect(server.messages).toHaveLength(24);
  });

  test('close when nobody needed them for a while', async () => {
    await given({}, { timeouts: { idleMs: 50 } });
    await sendOne(pool);
    await expect.poll(() => pool.open).toBe(0);
    expect(server.commands).toContain('QUIT');
  });

  test('report that they were opened and closed', async () => {
    const events: ConnectionEvent[] = [];
    await given({}, {}, { onConnection: (event) => events.push(event) });
    await sendOne(pool);
    await pool.drain();
    expect(events).toMatchObject([
      { type: 'opened', remoteAddress: '127.0.0.1', secure: false, capabilities: { pipelining: true } },
      { type: 'closed', served: 1 },
    ]);
  });

  test('one that is given up while it is being opened still lets the pool drain', async () => {
    await given({ greeting: 'HANG' });
    const sending = sendOne(pool);
    await expect.poll(() => server.connections).toBe(1);
    pool.destroy();
    await pool.drain();
    expect(await sending).toMatchObject({ errorCode: 'pool_closed' });
  });

  test('one is tried first: twenty waiting messages do not make twenty failed connections', async () => {
    await given({ greeting: '554 5.3.2 No service' }, { maxConnections: 20 });
    const results = await Promise.all(Array.from({ length: 20 }, () => sendOne(pool)));
    expect(server.connections).toBe(1);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'not_sent', stage: 'greeting', code: 554, endings: 0 });
    }
  });

  test('after a failure the next is tried later, and twice as late each time', async () => {
    let now = 1_000_000;
    await given({ greeting: '421 4.3.2 Busy DROP' }, {}, { now: () => now, firstBackoffMs: 1_000 });
    expect(await sendOne(pool)).toMatchObject({ status: 'not_sent', errorCode: 'greeting' });
    expect(pool.blockedUntil).toBe(now + 1_000);
    expect(await sendOne(pool)).toMatchObject({ status: 'not_sent', errorCode: 'blocked', code: 421 });
    now += 1_000;
    await sendOne(pool);
    expect(pool.block).toMatchObject({ kind: 'connect', until: now + 2_000 });
    pool.unblock();
    expect(pool.blockedUntil).toBeNull();
  });
});

describe('what a server offers decides per recipient', () => {
  test('a local part beyond ASCII needs SMTPUTF8', async () => {
    await given({ ehlo: utf8Server });
    expect(await sendOne(pool, { to: 'jörg@bücher.test' })).toMatchObject({ status: 'accepted' });
    expect(server.commands.find((line) => line.startsWith('MAIL'))).toContain('SMTPUTF8');
  });

  test('without SMTPUTF8 that recipient fails in our own words, and the next goes on', async () => {
    await given({ ehlo: plainServer });
    expect(await sendOne(pool, { to: 'jörg@bücher.test' })).toMatchObject({
      status: 'rejected',
      own: true,
      code: 553,
      enhancedCode: '5.6.7',
      endings: 0,
    });
    expect(await sendOne(pool, { to: 'joerg@bücher.test' })).toMatchObject({ status: 'accepted' });
    expect(server.commands).toContain('RCPT TO:<joerg@xn--bcher-kva.test>');
    expect(server.connections).toBe(1);
  });

  test('8-bit bytes need 8BITMIME', async () => {
    const eightBit = Buffer.from('Subject: x\r\n\r\ngrüße\r\n');
    await given({ ehlo: plainServer });
    expect(await sendOne(pool, { message: eightBit })).toMatchObject({
      status: 'rejected',
      own: true,
      enhancedCode: '5.6.3',
    });
    await server.stop();
    await given({ ehlo: utf8Server });
    expect(await sendOne(pool, { message: eightBit })).toMatchObject({ status: 'accepted' });
    expect(server.commands.find((line) => line.startsWith('MAIL'))).toContain('BODY=8BITMIME');
  });

  test('a message above SIZE is refused before it is sent', async () => {
    await given({ ehlo: '250-scripted.test\r\n250 SIZE 50' });
    expect(await sendOne(pool)).toMatchObject({
      status: 'rejected',
      own: true,
      code: 552,
      enhancedCode: '5.3.4',
    });
  });

  test('DSN is asked for where it is offered', async () => {
    await given({ ehlo: utf8Server });
    const evidence = { bodyEnding: () => undefined };
    await pool.send(
      { from: 'a@b.test', to: 'c@d.test', envelopeId: 'attempt-1' },
      Buffer.from('Subject: x\r\n\r\n'),
      evidence,
    );
    expect(server.commands).toContain('MAIL FROM:<a@b.test> RET=HDRS ENVID=attempt-1');
    expect(server.commands).toContain('RCPT TO:<c@d.test> NOTIFY=FAILURE,DELAY ORCPT=rfc822;c@d.test');
  });

  const hostile = [
    'a@b.test> RCPT TO:<evil@z.test',
    'a@b.test\r\nRCPT TO:<evil@z.test>',
    'a b@c.test',
    'x <y@z.test>',
    '@z.test',
    '"a\r\nRCPT TO:<evil@z.test>"@b.test',
    '"a> <evil@z.test"@b.test',
    'a,evil@z.test',
    'jörg\u2028x@b.test',
    'jörg>,<evil@z.test',
    'nobody',
    '',
  ];
  test.each(hostile)('an address that is none never gets into a command: %j', async (to) => {
    await given({ ehlo: utf8Server });
    expect(await sendOne(pool, { to })).toMatchObject({
      status: 'rejected',
      own: true,
      code: 553,
      endings: 0,
    });
    expect(server.commands.filter((line) => !line.startsWith('EHLO'))).toEqual([]);
  });
});

test('whatever address is given, the server hears that one recipient or none', async () => {
  await given({ ehlo: utf8Server });
  const nasty = fc.oneof(
    fc.emailAddress(),
    fc
      .array(
        fc.constantFrom(
          'a',
          'ü',
          '用',
          '@',
          'b.test',
          'bücher.test',
          '> ',
          '<',
          '\r\n',
          'RCPT TO:<evil@z.test>',
          ',',
          '"',
          ' ',
          '.',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  await fc.assert(
    fc.asyncProperty(nasty, async (to) => {
      const before = server.commands.length;
      const { status } = await sendOne(pool, { to });
      const heard = server.commands.slice(before).filter((line) => /RCPT TO/i.test(line));
      const at = to.lastIndexOf('@');
      const meant = `RCPT TO:<${to.slice(0, at)}@${domainToASCII(to.slice(at + 1))}>`.toLowerCase();
      // A domain in ASCII is said as it was written.
      expect(heard.map((line) => Buffer.from(line, 'latin1').toString().toLowerCase())).toEqual(
        status === 'accepted' ? [meant] : [],
      );
    }),
    { numRuns: 300 },
  );
  expect(server.messages.length).toBeGreaterThan(50);
});

describe('a message whose end is shared with others', () => {
  const own = Buffer.from('Subject: x\r\n\r\nHello Jane\r\n');
  const part = Buffer.from('.line that begins with a dot\r\n'.repeat(6_000));
  const end = shareEnd([Buffer.from('--b\r\n'), part, part, Buffer.from('--b--\r\n')]);
  const whole = Buffer.concat([own, Buffer.from('--b\r\n'), part, part, Buffer.from('--b--\r\n')]);

  test('arrives whole at every recipient, each with one piece of evidence', async () => {
    await given({}, { maxConnections: 3 });
    const results = await Promise.all(
      Array.from({ length: 6 }, () => sendOne(pool, { message: { own, end } })),
    );
    expect(results.map(({ status, endings }) => [status, endings])).toEqual(
      Array.from({ length: 6 }, () => ['accepted', 1]),
    );
    expect(server.messages).toEqual(Array.from({ length: 6 }, () => whole.toString()));
    expect(server.commands.find((line) => line.startsWith('MAIL'))).toContain(`SIZE=${whole.length}`);
  });

  test('is not sent, and leaves no evidence, when the connection is lost within it', async () => {
    await given({ dropAfterBodyBytes: 200_000 });
    // More than the kernel takes in advance.
    const large = shareEnd([Buffer.from(`${'x'.repeat(78)}\r\n`.repeat(300_000))]);
    expect(await sendOne(pool, { message: { own, end: large } })).toMatchObject({
      status: 'not_sent',
      endings: 0,
    });
    expect(server.messages).toEqual([]);
  });
});

test('a sandbox pool refuses to leave this machine, whatever the name resolves to', async () => {
  await given({});
  const options: SmtpPoolOptions = {
    onlyLoopback: true,
    lookup: (_host, _options, callback) => callback(null, [{ address: '192.0.2.1', family: 4 }]),
  };
  for (const host of ['sink.test', '192.0.2.1', '::ffff:192.0.2.1']) {
    const guarded = poolAt(server.port, { host }, options);
    expect(await sendOne(guarded)).toMatchObject({ status: 'not_sent', errorCode: 'not_loopback' });
    guarded.destroy();
  }
});

test('credentials are never said over a connection without TLS unless that was asked for', async () => {
  await given({ ehlo: '250-scripted.test\r\n250 AUTH PLAIN LOGIN' });
  pool = poolAt(server.port, { auth: { method: 'auto', username: 'u', password: 'geheim' } });
  expect(await sendOne(pool)).toMatchObject({ status: 'not_sent', stage: 'auth', errorCode: 'auth' });
  expect(server.connections).toBe(0);
  const asked = poolAt(server.port, {
    auth: { method: 'auto', username: 'u', password: 'geheim' },
    allowPlaintextAuth: true,
  });
  expect(await sendOne(asked)).toMatchObject({ status: 'accepted' });
  asked.destroy();
});
