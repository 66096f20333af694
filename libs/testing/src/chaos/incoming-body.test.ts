import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { IncomingBody } from './incoming-body.js';

const MESSAGE = 'From: a@b.test\r\nMessage-ID: <one@b.test>\r\n\r\nHello\r\n..dot\r\n.\r\n';

test('the end is found wherever the bytes are cut, and what follows is handed back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 20 }), (sizes) => {
      const body = new IncomingBody();
      let rest = Buffer.from(`${MESSAGE}QUIT\r\n`);
      let after: Buffer | null = null;
      for (const size of [...sizes, rest.length]) {
        after = body.add(rest.subarray(0, size));
        rest = rest.subarray(size);
        if (after) break;
      }
      expect(Buffer.concat([after ?? Buffer.of(), rest]).toString()).toBe('QUIT\r\n');
      expect(body.messageId).toBe('<one@b.test>');
      expect(body.length).toBe(MESSAGE.length);
    }),
  );
});

test('an empty message ends with its first dot, and a dot in a line ends nothing', () => {
  expect(new IncomingBody().add(Buffer.from('.\r\n'))?.length).toBe(0);
  expect(new IncomingBody().add(Buffer.from('a.\r\n.b\r\n'))).toBeNull();
});
