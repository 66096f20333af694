import { describe, expect, it } from 'vitest';
import { parseHeaders } from '../mime/headers.js';
import { factsFromHeaders } from '../mime/message.js';
import { optOutPhrases } from './phrases.js';
import { readOptOut } from './read-opt-out.js';

const facts = (subject: string) =>
  factsFromHeaders(parseHeaders(`From: cat@example.com\nSubject: ${subject}`));
const read = (words: string, subject = 'Re: Spring offer') => readOptOut(facts(subject), words);

describe('a wish to be left alone', () => {
  it.each(optOutPhrases.map((rule) => [rule.language, rule.line] as const))(
    'is heard in %s: %s',
    (language, line) => {
      expect(read(line)?.rule).toContain(language);
    },
  );

  it.each([
    'STOP',
    'unsubscribe',
    'Unsubscribe please!',
    'Remove',
    'Please take me off your list, thanks',
    'stop emailing me',
    'I do not wish to receive any more of your emails.',
    'Do not contact me again.',
    'Abmelden',
    'Bitte keine weiteren Mails mehr senden.',
    'désabonner',
    'Baja',
    'Cancellatemi',
    '退订',
  ])('is heard in “%s”', (words) => {
    expect(read(words)).not.toBeNull();
  });

  it('is heard in the subject that a List-Unsubscribe mailto sends', () => {
    expect(read('', 'unsubscribe')).not.toBeNull();
    expect(read('', 'Re: unsubscribe')).toBeNull();
  });

  it.each([
    'How do your customers unsubscribe?',
    'Please do not remove me from the list!',
    'Is there an opt-out button in your product?',
    'Can you stop by tomorrow?',
    'I like it. Let us talk on Monday.',
    'The unsubscribe link in your demo is broken, by the way.',
    'Please remove the second line from the quote and send it again.',
    'Wie kann ich Kunden in Ihrem System abmelden?',
    'We had to stop the project.',
  ])('is not heard in “%s”', (words) => {
    expect(read(words)).toBeNull();
  });
});
