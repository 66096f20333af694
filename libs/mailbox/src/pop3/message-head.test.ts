import { describe, expect, it } from 'vitest';
import { parseCapabilities } from './capabilities.js';
import { contentDigest, headDigest, receivedAt } from './message-head.js';
import { chooseLogin, logIn } from './pop3-login.js';
import { parseReply } from './pop3-reply.js';

const raw = (head: string[], body = 'Hello\r\n') => Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);

describe('the digests of a message', () => {
  const plain = raw(['From: a@example.test', 'Message-ID: <1@example.test>']);

  it('are those of another message for another header, and of the content for another body', () => {
    const other = raw(['From: a@example.test', 'Message-ID: <2@example.test>']);
    const longer = raw(['From: a@example.test', 'Message-ID: <1@example.test>'], 'Hello!\r\n');
    expect(headDigest(plain).equals(headDigest(other))).toBe(false);
    expect(headDigest(plain).equals(headDigest(longer))).toBe(true);
    expect(contentDigest(plain).equals(contentDigest(longer))).toBe(false);
  });

  it('do not change with what servers write into a message after it came', () => {
    const read = raw([
      'From: a@example.test',
      'Status: RO',
      'X-UIDL: 7',
      '\tfolded',
      'Message-ID: <1@example.test>',
    ]);
    expect(headDigest(read).equals(headDigest(plain))).toBe(true);
    expect(contentDigest(read).equals(contentDigest(plain))).toBe(true);
  });

  it('of the headers are the same from RETR and from TOP', () => {
    const top = Buffer.from('From: a@example.test\r\nMessage-ID: <1@example.test>\r\n\r\n');
    expect(headDigest(top).equals(headDigest(plain))).toBe(true);
  });
});

describe('receivedAt', () => {
  it.each([
    [
      [
        'Received: from a by b; Fri, 20 Nov 2026',
        ' 10:00:00 +0100 (CET)',
        'Date: Thu, 1 Jan 2026 00:00:00 +0000',
      ],
      '2026-11-20T09:00:00.000Z',
    ],
    [['Date: Thu, 1 Jan 2026 00:00:00 +0000'], '2026-01-01T00:00:00.000Z'],
    [['Received: from nobody', 'Subject: x'], undefined],
  ])('%j', (head, expected) => {
    expect(receivedAt(raw(head))?.toISOString()).toBe(expected);
  });
});

describe('capabilities', () => {
  it('are read as RFC 2449 writes them', () => {
    const lines = ['TOP', 'uidl', 'SASL PLAIN login', 'LOGIN-DELAY 900', 'EXPIRE 60', 'PIPELINING', 'STLS'];
    expect(parseCapabilities(lines)).toMatchObject({
      top: true,
      uidl: true,
      sasl: ['PLAIN', 'LOGIN'],
      loginDelaySeconds: 900,
      expireDays: 60,
      pipelining: true,
    });
    expect(parseCapabilities(['EXPIRE NEVER'])).toMatchObject({ expireDays: null, uidl: false });
  });

  it('of a server without CAPA are found out by trying', () => {
    expect(parseCapabilities(null)).toMatchObject({ uidl: true, top: true, pipelining: false });
  });
});

describe('the login', () => {
  const offers = (...sasl: string[]) => parseCapabilities([`SASL ${sasl.join(' ')}`, 'USER']);
  it.each([
    ['auto', ['LOGIN', 'PLAIN'], 'PLAIN'],
    ['auto', ['LOGIN'], 'LOGIN'],
    ['auto', ['CRAM-MD5'], 'USER'],
    ['PLAIN', [], 'PLAIN'],
    ['LOGIN', ['PLAIN'], 'USER'],
  ] as const)('%s with %j is made by %s', (method, sasl, way) => {
    expect(chooseLogin(method, offers(...sasl))).toBe(way);
  });

  const say = (answers: string[], said: string[]) => (line: string) => {
    said.push(line);
    const answer = answers.shift() ?? '-ERR';
    return Promise.resolve(answer.startsWith('+ ') ? answer : parseReply(answer));
  };

  it('by PLAIN says everything at once, unless the line would be longer than 255 bytes', async () => {
    const said: string[] = [];
    const login = { method: 'auto', username: 'ann', password: 'ü b' } as const;
    await logIn(login, null, offers('PLAIN'), say(['+OK'], said));
    expect(said).toEqual([`AUTH PLAIN ${Buffer.from('\0ann\0ü b').toString('base64')}`]);
    said.length = 0;
    await logIn({ ...login, password: 'x'.repeat(200) }, null, offers('PLAIN'), say(['+ ', '+OK'], said));
    expect(said[0]).toBe('AUTH PLAIN');
  });

  it('by XOAUTH2 answers the challenge with the token, and the explanation of a refusal with nothing', async () => {
    const said: string[] = [];
    const token = () => Promise.resolve({ status: 'token', token: 'one' } as const);
    const login = { method: 'XOAUTH2', username: 'ann@example.test', token } as const;
    const response = Buffer.from('user=ann@example.test\x01auth=Bearer one\x01\x01').toString('base64');
    await logIn(login, 'one', offers('XOAUTH2'), say(['+ ', '+OK'], said));
    expect(said).toEqual(['AUTH XOAUTH2', response]);
    said.length = 0;
    const refused = ['+ ', '+ eyJzdGF0dXMiOiI0MDAifQ==', '-ERR [AUTH] Authentication failed.'];
    await expect(logIn(login, 'one', offers('XOAUTH2'), say(refused, said))).rejects.toMatchObject({
      authenticationFailed: true,
    });
    expect(said.at(-1)).toBe('');
  });

  it('never makes a second command of a password with a line break', async () => {
    const login = { method: 'LOGIN', username: 'ann', password: 'x\r\nDELE 1' } as const;
    await expect(logIn(login, null, offers(), say([], []))).rejects.toThrow('single lines');
  });
});
