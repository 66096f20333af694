import { expect, test } from 'vitest';
import { Runaways } from './runaways.js';

test('three messages over their limits in a row stop a mailing, and one that could be made begins the count anew', () => {
  const runaways = new Runaways();
  const say = (what: string) => (what === 'made' ? (runaways.made('m'), null) : runaways.failed('m', what));
  expect(
    ['too_long', 'too_much_work', 'made', 'too_long', 'too_long', 'too_many_iterations', 'too_long'].map(say),
  ).toEqual([false, false, null, false, false, true, false]);
});

test('what is wrong with a person stops nobody else, and mailings are counted apart', () => {
  const runaways = new Runaways();
  for (let n = 0; n < 10; n++)
    for (const problem of ['bad_field', 'mime_address', 'compose_failed'])
      expect(runaways.failed('m', problem)).toBe(false);
  expect(['a', 'b', 'a', 'b'].map((id) => runaways.failed(id, 'too_long'))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
