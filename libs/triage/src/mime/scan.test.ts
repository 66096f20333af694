import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../limits.js';
import { header } from './headers.js';
import { leaves, partText } from './part.js';
import { scanMessage } from './scan.js';
import type { Part } from './part.js';

const bytes = (text: string) => Buffer.from(text, 'utf8');

function root(text: string | Uint8Array): Part {
  const scan = scanMessage(typeof text === 'string' ? bytes(text) : text, defaultLimits);
  if (!scan.whole) throw new Error(scan.reason);
  return scan.root;
}

const texts = (part: Part) => [...leaves(part)].map((leaf) => partText(leaf, 10_000).trim());

const nested = [
  'From: a@example.com',
  'Content-Type: multipart/mixed; boundary=outer',
  '',
  'preamble',
  '--outer',
  'Content-Type: multipart/alternative; boundary="in ner"',
  '',
  '--in ner',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'caf=E9 =',
  'au lait',
  '--in ner',
  'Content-Type: text/html',
  '',
  '<p>x</p>',
  '--in ner--',
  '--outer',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  'w6TDtsO8',
  '--outer--',
  'epilogue',
];

describe('taking a message apart', () => {
  it.each(['\n', '\r\n', '\r'])('reads nested parts with line ends %j', (end) => {
    expect(texts(root(nested.join(end)))).toEqual(['café au lait', '<p>x</p>', 'äöü']);
  });

  it('reads what is there when the end boundaries are missing', () => {
    expect(texts(root(nested.slice(0, 16).join('\n')))).toEqual(['café au lait', '']);
  });

  it('takes a multipart whose boundary never comes for text', () => {
    const part = root('Content-Type: multipart/mixed; boundary=x\n\nno parts here\n');
    expect(texts(part)).toEqual(['no parts here']);
  });

  it('takes a message without headers for a body', () => {
    const part = root('just some words\nand more\n');
    expect(part.headers.size).toBe(0);
    expect(texts(part)).toEqual(['just some words\nand more']);
  });

  it('reads the headers of a message inside a message, also in base64', () => {
    const inner = Buffer.from('Message-ID: <1@example.com>\nTo: b@example.org\n\nhi').toString('base64');
    const part = root(`Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${inner}\n`);
    expect(header(part.message!.headers, 'message-id')).toBe('<1@example.com>');
  });

  it('keeps an appended footer out of base64', () => {
    const part = root(
      'Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n\naGVsbG8=\n\n____\nlist footer\n',
    );
    expect(texts(part)).toEqual(['hello']);
  });

  it('never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (raw) => {
        expect(scanMessage(raw, defaultLimits)).toHaveProperty('whole');
      }),
    );
  });
});

describe('the limits', () => {
  const headersOnly = (text: string | Uint8Array, limits = {}) => {
    const scan = scanMessage(typeof text === 'string' ? bytes(text) : text, { ...defaultLimits, ...limits });
    return scan.whole ? null : scan;
  };

  it('stop at a hundred thousand parts', () => {
    const bomb = `Subject: bomb\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(100_000)}--b--\n`;
    const scan = headersOnly(bomb);
    expect(scan?.reason).toBe('too many parts');
    expect(header(scan!.headers, 'subject')).toBe('bomb');
  });

  it('stop at a great depth, of multiparts and of messages in messages', () => {
    const open = (depth: number) => `--b${depth - 1}\nContent-Type: multipart/mixed; boundary=b${depth}\n\n`;
    const parts = Array.from({ length: 500 }, (_, at) => open(at + 1)).join('');
    expect(headersOnly(`Content-Type: multipart/mixed; boundary=b0\n\n${parts}`)?.reason).toBe(
      'nested too deeply',
    );
    expect(headersOnly('Content-Type: message/rfc822\n\n'.repeat(500))?.reason).toBe('nested too deeply');
  });

  it('stop at a line of a hundred megabytes before anything is decoded', () => {
    const raw = Buffer.alloc(40 * 1024 * 1024, 'a');
    raw.write('Subject: long\n\n');
    const started = performance.now();
    const scan = headersOnly(raw);
    expect(scan?.reason).toBe('line too long');
    expect(header(scan!.headers, 'subject')).toBe('long');
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('stop at a message or a header block that is too large', () => {
    expect(headersOnly('Subject: x\n\nbody', { maxBytes: 10 })?.reason).toBe('message too large');
    const scan = headersOnly(`Subject: x\nX-Long: ${'y'.repeat(600_000)}\n\nbody`);
    expect(scan?.reason).toBe('headers too large');
  });

  it('let a large base64 line of an honest attachment through', () => {
    expect(headersOnly(`Subject: x\n\n${'QUJD'.repeat(500_000)}\n`)).toBeNull();
  });
});
