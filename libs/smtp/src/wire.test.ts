import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareEnd, toWire } from './wire.js';

/** What a receiver reads: up to the first line that is a single dot, one leading dot taken away. */
function received(bytes: Buffer): { body: string; rest: string } {
  const text = bytes.toString('latin1');
  const end = text.startsWith('.\r\n') ? 0 : text.indexOf('\r\n.\r\n') + 2;
  return { body: text.slice(0, end).replace(/(^|\r\n)\./g, '$1'), rest: text.slice(end + 3) };
}

const awkward = fc
  .array(fc.constantFrom('.', '..', '\r', '\n', '\r\n', 'a', 'ü', ' ', '.\r\n', '\n.\n', '\r.\r'), {
    maxLength: 30,
  })
  .map((parts) => Buffer.from(parts.join(''), 'utf8'));

test('a receiver reads exactly the message with CRLF line ends, and nothing is left behind', () => {
  fc.assert(
    fc.property(awkward, (message) => {
      const { bytes, size } = toWire(message);
      const expected = message.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n');
      const { body, rest } = received(bytes);
      expect(body).toBe(
        expected === '' || expected.endsWith('\r\n') ? expected || '\r\n' : `${expected}\r\n`,
      );
      expect(rest).toBe('');
      expect(size).toBe(expected.length);
    }),
    { numRuns: 500 },
  );
});

test('no bare CR or LF reaches the server', () => {
  fc.assert(
    fc.property(awkward, (message) => {
      expect(toWire(message).bytes.toString('latin1')).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
    }),
    { numRuns: 500 },
  );
});

test('eight-bit bytes are noticed', () => {
  expect(toWire(Buffer.from('plain\r\n')).eightBit).toBe(false);
  expect(toWire(Buffer.from('grün\r\n')).eightBit).toBe(true);
});

const lines = awkward.map((message) => Buffer.concat([message, Buffer.from('\r\n')]));

test('a message with a shared end is the same on the wire as in one piece', () => {
  fc.assert(
    fc.property(lines, fc.array(lines, { maxLength: 4 }), (own, chunks) => {
      const whole = toWire(Buffer.concat([own, ...chunks]));
      const { bytes, rest, size, eightBit } = toWire({ own, end: shareEnd(chunks) });
      expect(Buffer.concat([bytes, ...rest]).toString('latin1')).toBe(whole.bytes.toString('latin1'));
      expect({ size, eightBit }).toEqual({ size: whole.size, eightBit: whole.eightBit });
    }),
    { numRuns: 500 },
  );
});

test('the shared end is looked through once and written from the same memory for every message', () => {
  const chunk = Buffer.from('Content-Type: image/png\r\n\r\n');
  const end = shareEnd([chunk]);
  expect(end.chunks[0]).toBe(chunk);
  expect(toWire({ own: Buffer.from('a\r\n'), end }).rest).toBe(end.chunks);
  expect(() => shareEnd([Buffer.from('no line end')])).toThrow('line end');
});
