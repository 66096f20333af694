import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeKey, encodeKey, KEY_BYTES } from './delivery-key.js';
import { decodeRecord, encodeRecord } from './record.js';

const bytes = fc
  .uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES })
  .map((array) => Buffer.from(array));
const json = fc.dictionary(
  fc.string(),
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
  { maxKeys: 5 },
);

test('a record is read back as it was written', () => {
  fc.assert(
    fc.property(bytes, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), json, (key, fencing, outcome) => {
      const target = Buffer.alloc(140_000);
      const length = encodeRecord(target, 'reply', key, fencing, JSON.stringify(outcome));
      expect(decodeRecord(target.subarray(0, length), 0)).toEqual({
        kind: 'record',
        next: length,
        record: { key, fencing, phase: 'reply', outcome: JSON.parse(JSON.stringify(outcome)) as unknown },
      });
    }),
  );
});

test('no cut of a record is a record', () => {
  const target = Buffer.alloc(200);
  const length = encodeRecord(target, 'body_ending', Buffer.alloc(KEY_BYTES, 1), 1n, '');
  for (let cut = 1; cut < length; cut += 1) {
    expect(decodeRecord(target.subarray(0, cut), 0).kind).toBe('cut');
  }
});

test('keys are read back as they were written', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.uuid(),
      fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      (mailingId, contactId, attempt) => {
        const key = { mailingId, contactId, attempt };
        expect(decodeKey(encodeKey(key))).toEqual(key);
      },
    ),
  );
});
