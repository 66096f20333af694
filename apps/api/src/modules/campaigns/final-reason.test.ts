import { allReplyRules } from '@mailwright/smtp';
import { expect, test } from 'vitest';
import { describeReason } from './final-reason.js';

test.each([
  ['accepted', 'reached', 'never'],
  ['waiting', 'open', 'never'],
  ['trying_again', 'open', 'never'],
  ['uncertain', 'not_reached', 'doubles'],
  ['gave_up:greylisted', 'not_reached', 'offered'],
  ['gave_up:mailbox_full', 'not_reached', 'offered'],
  ['rejected:policy', 'not_reached', 'offered'],
  ['rejected:no_such_mailbox', 'not_reached', 'never'],
  ['rejected:our_message', 'not_reached', 'never'],
  ['returned_dead', 'not_reached', 'never'],
  ['returned:full', 'not_reached', 'offered'],
  ['returned:unknown_user', 'not_reached', 'never'],
  ['skipped:cancelled', 'not_reached', 'offered'],
  ['skipped:suppressed:complaint', 'not_reached', 'never'],
  ['skipped:suppressed:unsubscribed', 'not_reached', 'never'],
  ['skipped:contact_deleted', 'not_reached', 'never'],
  ['skipped:already_reached', 'reached', 'never'],
  ['skipped:sent_again', 'not_reached', 'never'],
  ['something a later version writes', 'not_reached', 'never'],
])('%s: %s, sent again: %s', (key, outcome, again) => {
  expect(describeReason(key)).toMatchObject({ outcome, again });
});

test('whatever category a rule gives has words of its own', () => {
  const wordless = allReplyRules
    .map(({ reaction }) => reaction.category)
    .filter((category) => category !== 'other')
    .filter((category) => /that we understand/.test(describeReason(`rejected:${category}`).title));
  expect(wordless).toEqual([]);
});

test('an address that a rule calls dead is never offered', () => {
  const offered = allReplyRules
    .filter(({ reaction }) => reaction.action === 'suppress')
    .filter(({ reaction }) => describeReason(`rejected:${reaction.category}`).again !== 'never');
  expect(offered).toEqual([]);
});
