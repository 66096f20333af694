import { addressesIn } from '../mime/addresses.js';
import type { Evidence, MessageFacts } from '../verdict.js';
import { departures } from './departures.js';

/** Sentences that name the address to use from now on. */
const writeVerbs: readonly string[] = [
  'write',
  'e-?mail',
  'contact',
  'address',
  'send',
  'forward',
  'reach',
  'direct',
  'refer',
  'reply',
  'use',
  'now',
  'schreiben',
  'wenden',
  'erreich',
  'kontakt',
  'adress',
  'écri',
  'adresse',
  'escrib',
  'dirij',
  'contac',
  'indirizz',
  'scriv',
  'contatt',
  'escrev',
  'contat',
  'endere',
  'mail',
  'neem',
  'kontakta',
  'skriv',
  'kirjoit',
  'yhtey',
  'pis',
  'пиш',
  'обращ',
  'адрес',
  'зверта',
  '連絡',
  '联系',
  '聯繫',
  '메일',
  '연락',
];
const writeTo = new RegExp(writeVerbs.join('|'), 'iu');

/** Whether a reply says that its person is gone for good, and whom to write to now. */
export function departure(
  words: string,
  facts: MessageFacts,
): { newAddress: string | null; evidence: Evidence } | null {
  const top = words.slice(0, 3_000).replace(/\s+/g, ' ');
  for (const [language, , pattern] of departures) {
    const match = pattern.exec(top);
    if (match) {
      return {
        newAddress: successor(top, match.index, facts),
        evidence: {
          rule: `auto-reply.left.${language}`,
          phrase: top.slice(Math.max(0, match.index - 40), match.index + match[0].length + 40).trim(),
        },
      };
    }
  }
  return null;
}

function successor(text: string, from: number, facts: MessageFacts): string | null {
  const own = new Set([
    facts.from?.address.toLowerCase(),
    ...facts.to.map((person) => person.address.toLowerCase()),
  ]);
  const others = (part: string) => addressesIn(part).filter((address) => !own.has(address.toLowerCase()));
  const sentences = text
    .split(/(?<=[.!?。])\s+(?=\p{Lu}|[^\p{L}])/u)
    .filter((part) => part.includes('@') && writeTo.test(part));
  return others(sentences.join(' '))[0] ?? others(text.slice(from))[0] ?? null;
}
