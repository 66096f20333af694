import { describe, expect, it } from 'vitest';
import { parseHeaders } from '../mime/headers.js';
import { factsFromHeaders } from '../mime/message.js';
import { readOptOut } from './read-opt-out.js';
import { otherRequests } from './other-requests.js';
import { notRequests, westernRequests } from './requests.js';
import { loneWords } from './words.js';

const facts = (subject: string) =>
  factsFromHeaders(parseHeaders(`From: cat@example.com\nSubject: ${subject}`));
const read = (words: string, subject = 'Re: Spring offer') => readOptOut(facts(subject), words);

describe('a wish to be left alone', () => {
  it.each([...westernRequests, ...otherRequests])('is heard in %s: %s', (language, line, pattern) => {
    expect(read(line)).toMatchObject({ rule: `opt-out.request.${language}` });
    const first = [...westernRequests, ...otherRequests].find((row) => row[2].test(line));
    expect(first?.[2]).toBe(pattern);
  });

  it.each(loneWords.flatMap(([language, words]) => words.map((word) => [language, word] as const)))(
    'is heard in %s in a single word: %s',
    (_language, word) => {
      expect(read(`${word}.`)?.rule).toMatch(/^opt-out\.word\./);
    },
  );

  it.each(notRequests)('is not heard in %s: %s', (_language, line, pattern) => {
    expect(read(line)).toBeNull();
    expect(notRequests.find((row) => row[2].test(line))?.[2]).toBe(pattern);
  });

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
    'Bitte abmelden, danke!',
    'Por favor, baja. Gracias',
    'Merci de me désinscrire',
    'Proszę o usunięcie',
    'Wypisz mnie proszę',
    '配信停止をお願いします',
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
