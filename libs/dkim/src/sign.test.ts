import * as fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { keyRecord, type KeyPair, makeKeyPair, planSignature, type SignaturePlan } from './index.js';

let pair: KeyPair;
let plan: SignaturePlan;
beforeAll(async () => {
  pair = await makeKeyPair();
  plan = planSignature({ domain: 'example.com', selector: 'mw1', privateKey: pair.privateKey });
});

/** What a receiver that knows our record says of a message: `pass`, `fail` or `none`, by a verifier that is not ours. */
async function verdict(message: Buffer): Promise<string> {
  const { value, name } = keyRecord({ domain: 'example.com', selector: 'mw1', publicKey: pair.publicKey });
  const { results } = await dkimVerify(message, {
    resolver: (asked: string) =>
      asked === name ? Promise.resolve([[value]]) : Promise.reject(new Error(`Nobody asked for ${asked}.`)),
  });
  expect(results).toHaveLength(1);
  return results[0]?.status.result ?? 'none';
}

const AT = new Date('2026-11-21T05:00:00Z');
const HEAD = [
  'Date: Sat, 21 Nov 2026 05:00:00 +0000',
  'From: Jonas <jonas@example.com>',
  'Feedback-ID: c1:w1:campaign:mw',
  'List-ID: <c1.example.com>',
  'To: ada@example.org',
  'Message-ID: <mw.1.1@example.com>',
  'Subject: The winter roast is here',
  'List-Unsubscribe: <https://mail.example.com/u/1>, <mailto:b@example.com>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
];
const messageOf = (head: readonly string[], body: string): Buffer =>
  Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
const BODY = 'Hello Ada,\r\n\r\nyour order is here.\r\n';

describe('a signed message', () => {
  test.each([
    ['plain', BODY],
    ['without a body', ''],
    ['of empty lines', '\r\n\r\n\r\n'],
    ['of blanks', ' \t \r\n  \r\n'],
    ['with empty lines at its end', `${BODY}\r\n\r\n`],
    ['with blanks at the ends of lines', 'a \t\r\nb  \r\n'],
    ['with runs of blanks and tabs', '  <td>\t\ta   b</td>\r\n\t \r\n x\r\n'],
    ['without an end of line at its end', 'the end'],
    ['with blanks but no line end at its end', 'the end  '],
    ['in 8 bits', 'Grüße à tous \u00a0\r\n日本語\u3000 \r\n'],
    ['with dots at the beginning of lines', '.\r\n..\r\n.end\r\n'],
  ])('%s passes', async (_what, body) => {
    expect(await verdict(await plan.sign(messageOf(HEAD, body), AT))).toBe('pass');
  });

  it('passes with folded, padded and 8-bit header fields, and with several of one name', async () => {
    const head = [
      ...HEAD.filter((line) => !/^(To|Subject):/.test(line)),
      'To:  "A \t B" \r\n\t<a@example.org>  ',
      'SUBJECT : =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n =?utf-8?Q?_da?=',
      'Organization: à',
      'References: <1@example.org>',
      'References: <2@example.org>',
      'X-Unsigned: 1',
      'Reply-To:',
    ];
    expect(await verdict(await plan.sign(messageOf(head, BODY), AT))).toBe('pass');
  });

  it('still passes when servers on the way add trace fields, refold and pad lines', async () => {
    const signed = (await plan.sign(messageOf(HEAD, 'a b\r\n'), AT)).toString();
    const relayed = `Received: from a by b; Sat, 21 Nov 2026 05:00:01 +0000\r\n${signed}`
      .replace('Subject: The winter', 'subject:  The\r\n\twinter')
      .replace('a b\r\n', 'a   b \t\r\n\r\n');
    expect(await verdict(Buffer.from(relayed))).toBe('pass');
  });

  test.each<[string, (message: string) => string]>([
    ['a changed body', (message) => message.replace('order', 'money')],
    ['a line more at the end', (message) => `${message}Send money.\r\n`],
    ['a changed subject', (message) => message.replace('winter', 'summer')],
    ['a changed way out', (message) => message.replace('/u/1', '/u/2')],
    ['no one-click', (message) => message.replace(/List-Unsubscribe-Post:.*\r\n/, '')],
    ['a second From', (message) => `From: evil@example.net\r\n${message}`],
    ['a second From behind', (message) => message.replace('Subject:', 'From: evil@example.net\r\nSubject:')],
    ['a second Subject', (message) => `Subject: Urgent\r\n${message}`],
    ['a second To', (message) => `To: all@example.net\r\n${message}`],
    ['a changed Feedback-ID', (message) => message.replace('c1:w1', 'c2:w1')],
    ['another time', (message) => message.replace(/t=\d+/, 't=1')],
  ])('%s fails', async (_what, change) => {
    const signed = (await plan.sign(messageOf(HEAD, BODY), AT)).toString();
    const changed = change(signed);
    expect(changed).not.toBe(signed);
    expect(await verdict(Buffer.from(changed))).not.toBe('pass');
  });

  it('says what it signs, in lines of at most 78 columns, in front of the very same bytes', async () => {
    const message = messageOf(HEAD, BODY);
    const signed = await plan.sign(message, AT);
    expect(signed.subarray(-message.length).equals(message)).toBe(true);
    const field = signed.subarray(0, -message.length).toString();
    expect(field).toMatch(/^DKIM-Signature: .*(\r\n .*)*\r\n$/);
    for (const line of field.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    const tags = new Map(
      field
        .slice(15)
        .replaceAll(/\s/g, '')
        .split(';')
        .map((tag): [string, string] => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]),
    );
    expect(Object.fromEntries(tags)).toMatchObject({
      v: '1',
      a: 'rsa-sha256',
      c: 'relaxed/relaxed',
      d: 'example.com',
      s: 'mw1',
      t: '1795237200',
      h: 'from:from:to:to:subject:subject:date:message-id:mime-version:content-type:list-id:list-unsubscribe:list-unsubscribe-post:feedback-id',
    });
    expect(tags.has('l')).toBe(false);
    expect(Buffer.from(tags.get('b') ?? '', 'base64')).toHaveLength(256);
  });
});

describe('whatever the message holds', () => {
  const printable = fc.string({
    unit: fc.constantFrom('a', 'Z', '<', '>', '=', ';', ':', '.', '"', '0', ' ', '\t'),
  });
  const value = fc
    .array(fc.oneof(printable, fc.string({ unit: fc.constantFrom('ü', 'à', '日', '\u00a0', ' ') })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => `x${parts.join('\r\n ')}x`);
  const byte = fc.oneof(fc.constantFrom(0x0d, 0x0a, 0x20, 0x09, 0x2e), fc.integer({ min: 0x20, max: 0xff }));
  const body = fc
    .array(fc.array(byte, { maxLength: 12 }), { maxLength: 12 })
    .map((lines) => Buffer.from(lines.map((line) => String.fromCharCode(...line)).join('\r\n'), 'latin1'))
    // Bare CR and LF never leave: the wire makes CRLF of them, which the next test is about.
    .map((bytes) => Buffer.from(bytes.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n'), 'latin1'));

  it('its signature verifies, and fails when a visible byte is another one', async () => {
    await fc.assert(
      fc.asyncProperty(value, value, body, fc.nat(), async (subject, to, bytes, where) => {
        const head = [
          ...HEAD.filter((line) => !/^(To|Subject):/.test(line)),
          `To: ${to}`,
          `Subject: ${subject}`,
        ];
        const signed = await plan.sign(Buffer.concat([messageOf(head, ''), bytes]), AT);
        expect(await verdict(signed)).toBe('pass');
        const visible = [...bytes.keys()].filter((at) => bytes[at]! > 0x20);
        if (visible.length === 0) return;
        const changed = Buffer.from(signed);
        const at = signed.length - bytes.length + visible[where % visible.length]!;
        changed.writeUInt8(changed.readUInt8(at) === 0x41 ? 0x42 : 0x41, at);
        expect(await verdict(changed)).not.toBe('pass');
      }),
      { numRuns: 150 },
    );
  });

  it('an end that it shares with other messages is signed with it, wherever the parts meet', async () => {
    const lines = body.map((bytes) => Buffer.concat([bytes, Buffer.from('\r\n')]));
    await fc.assert(
      fc.asyncProperty(lines, fc.array(lines, { maxLength: 3 }), async (own, end) => {
        // Twice: the second time the end is in canonical form already.
        for (const attempt of [1, 2]) {
          const signed = await plan.sign(Buffer.concat([messageOf(HEAD, ''), own]), AT, end);
          expect(await verdict(Buffer.concat([signed, ...end])), `attempt ${attempt}`).toBe('pass');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a bare CR or LF is signed as the CRLF that goes over the wire', async () => {
    const signed = await plan.sign(messageOf(HEAD, 'one\ntwo\rthree\r\n'), AT);
    const wire = signed.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n');
    expect(await verdict(Buffer.from(wire, 'latin1'))).toBe('pass');
  });

  it('a message without a header section is not signed', async () => {
    await expect(plan.sign(Buffer.from('just words'), AT)).rejects.toThrow('no header section');
  });
});

describe('keys', () => {
  it('have 2048 bits, and their record is what receivers look up', () => {
    const record = keyRecord({ domain: 'example.com', selector: 'mw1', publicKey: pair.publicKey });
    expect(record.name).toBe('mw1._domainkey.example.com');
    expect(record.value).toBe(`v=DKIM1; k=rsa; p=${pair.publicKey}`);
    expect(pair.publicKey).toMatch(/^MIIBIjAN[A-Za-z0-9+/]+IDAQAB$/);
  });

  it('fit into a zone file in strings of at most 255 octets', () => {
    const { zoneLine, value } = keyRecord({ domain: 'e.com', selector: 's', publicKey: pair.publicKey });
    const strings = [...zoneLine.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text);
    expect(strings.join('')).toBe(value);
    expect(Math.max(...strings.map((text) => text.length))).toBe(255);
  });

  it('that are not RSA are refused when the plan is made, not at the first message', () => {
    expect(() => planSignature({ domain: 'e.com', selector: 's', privateKey: 'nonsense' })).toThrow(
      /DECODER|PEM/,
    );
  });
});
