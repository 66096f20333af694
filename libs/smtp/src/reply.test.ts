import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReply, replyCodes } from './reply.js';

test.each([
  ['250 2.0.0 Ok: queued as 4F2A91', { code: 250, enhancedCode: '2.0.0', text: 'Ok: queued as 4F2A91' }],
  ['250 OK', { code: 250, enhancedCode: null, text: 'OK' }],
  ['250', { code: 250, enhancedCode: null, text: '' }],
  ['550-5.1.1 No such\n550 5.1.1 user', { code: 550, enhancedCode: '5.1.1', text: 'No such\nuser' }],
  ['550-Sorry\r\n550 5.7.1 no', { code: 550, enhancedCode: '5.7.1', text: 'Sorry\nno' }],
  ['451 5.3.0 wrong class', { code: 451, enhancedCode: null, text: '5.3.0 wrong class' }],
  ['554 192.0.2.1 is listed', { code: 554, enhancedCode: null, text: '192.0.2.1 is listed' }],
  ['421 4.7.0, Try later', { code: 421, enhancedCode: '4.7.0', text: 'Try later' }],
])('%j is taken apart', (raw, expected) => {
  expect(parseReply(raw)).toMatchObject(expected);
});

test.each(['', 'hello', '12', '650 no', 'OK 250', '2500 x'])('%j is no reply', (raw) => {
  expect(parseReply(raw)).toBeNull();
});

test('the short way agrees with the long one on the first line', () => {
  const reply = fc.tuple(fc.integer({ min: 200, max: 599 }), fc.nat(7), fc.nat(999), fc.boolean());
  fc.assert(
    fc.property(reply, ([code, subject, detail, withEnhanced]) => {
      const enhanced = withEnhanced ? `${Math.floor(code / 100)}.${subject}.${detail} ` : '';
      const raw = `${code} ${enhanced}words`;
      const parsed = parseReply(raw);
      const known = Math.floor(code / 100) === 3 ? { ...parsed, enhancedCode: null } : parsed;
      expect(replyCodes(raw)).toEqual({ code, enhancedCode: known?.enhancedCode });
    }),
  );
});
