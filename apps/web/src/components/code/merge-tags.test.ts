import { expect, it } from 'vitest';
import { completeMergeTag } from './merge-tags';

/** A context whose text before the cursor is `text`. */
const before = (text: string) => ({
  matchBefore: (pattern: RegExp) => {
    const match = pattern.exec(text);
    return match ? { from: match.index, text: match[0] } : null;
  },
});

it('offers the tags after two braces, from the braces on', () => {
  const complete = completeMergeTag([{ name: 'first_name', detail: 'First name' }]);
  expect(complete(before('Hello {{fir'))).toMatchObject({
    from: 6,
    options: [{ label: '{{first_name}}', detail: 'First name' }],
  });
});
it('stays silent elsewhere', () => {
  const complete = completeMergeTag([{ name: 'first_name' }]);
  expect(complete(before('Hello {fir'))).toBeNull();
  expect(complete(before('{{first_name}} and'))).toBeNull();
});
