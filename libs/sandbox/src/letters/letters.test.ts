import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePeople } from '../people/make-people.js';
import type { Language, SandboxPerson } from '../people/person.js';
import { campaignLetter } from '../trial/campaign.js';
import { composeComplaintReport } from './complaint-report.js';
import { composeReply } from './compose-reply.js';
import { composeDeliveryReport } from './delivery-report.js';
import { composeOutOfOffice } from './out-of-office.js';
import { readLetter, type Letter } from './read-letter.js';

const people = makePeople({ seed: 4, count: 500 });
const sentAt = new Date('2026-11-21T09:15:00Z');
const speaking = (language: Language): SandboxPerson =>
  people.find((person) => person.language === language)!;
const parse = (raw: string) => PostalMime.parse(Buffer.from(raw, 'latin1'));
let letter: Letter;

beforeAll(async () => {
  letter = { ...(await readLetter(campaignLetter(people[0]!, 'tok1', 'http://127.0.0.1:9'))), sentAt };
});

it('reads a letter as its reader sees it', () => {
  expect(letter.links.map(({ text, role }) => [text, role])).toEqual([
    ['Coffee 1', 'shop'],
    ['Coffee 2', 'shop'],
    ['Coffee 3', 'shop'],
    ['Unsubscribe', 'unsubscribe'],
  ]);
  expect(letter.images).toEqual({ all: ['http://127.0.0.1:9/o/tok1'], pixel: 'http://127.0.0.1:9/o/tok1' });
  expect(letter.unsubscribe).toEqual({ oneClick: 'http://127.0.0.1:9/one-click/tok1', mailto: null });
  expect(letter.replyTo).toBe('hello@northlight.test');
});

describe('a reply', () => {
  const base = { words: 'Sounds good!', key: 'k', sentAt };

  it.each([
    ['gmail', 'de', 'Am Sa., 21. Nov. 2026 um 10:15 Uhr schrieb Northlight Coffee <hello@northlight.test>:'],
    ['gmail', 'fr', 'Le sam. 21 nov. 2026 à 10:15, Northlight Coffee <hello@northlight.test> a écrit :'],
    ['outlook', 'nl', 'Van: Northlight Coffee <hello@northlight.test>'],
    [
      'apple',
      'it',
      '> Il giorno 21 nov 2026, alle ore 10:15, Northlight Coffee <hello@northlight.test> ha scritto:',
    ],
    ['thunderbird', 'es', 'El 21/11/26, 10:15, Northlight Coffee escribió:'],
  ] as const)('from %s in %s stands above the quote and in the thread', async (style, language, line) => {
    const outgoing = await composeReply({ ...base, person: speaking(language), letter, style });
    const mail = await parse(outgoing.raw);
    expect(mail.inReplyTo).toBe('<tok1@northlight.test>');
    expect(mail.references).toContain('<tok1@northlight.test>');
    expect(mail.to?.[0]?.address).toBe('hello@northlight.test');
    expect(mail.subject).toBe('Re: Autumn coffee');
    expect(mail.text?.startsWith('Sounds good!')).toBe(true);
    expect(mail.text?.split(/\r?\n/)).toContain(line);
    expect(mail.html).toContain('Coffee 2');
    expect(mail.html?.match(/<body/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it('has the same Message-ID when it is written again', async () => {
    const input = { ...base, person: people[0]!, letter, style: 'gmail' as const };
    expect((await composeReply(input)).messageId).toBe((await composeReply(input)).messageId);
    expect((await composeReply({ ...input, key: 'other' })).messageId).not.toBe(
      (await composeReply(input)).messageId,
    );
  });
});

it('marks an auto-reply by RFC 3834 or not at all, and names the day of return', async () => {
  const input = {
    person: speaking('de'),
    letter,
    returnPath: 'bounce+tok1@northlight.test',
    backInDays: 5,
    key: 'k',
    sentAt,
  };
  const marked = await composeOutOfOffice({ ...input, marked: true });
  expect(marked).toMatchObject({ to: 'bounce+tok1@northlight.test', returnPath: '' });
  expect(marked.raw).toMatch(/^Auto-Submitted: auto-replied\r$/m);
  expect((await parse(marked.raw)).text).toContain('26. November 2026');
  const unmarked = await composeOutOfOffice({ ...input, marked: false });
  expect(unmarked.to).toBe('hello@northlight.test');
  expect(unmarked.raw).not.toMatch(/Auto-Submitted|Precedence|X-Auto/);
});

it.each(['gmele', 'lookout', 'yahuu', 'company'] as const)(
  'returns a delivery report of %s with the three parts of RFC 3464 and the head of the original',
  async (provider) => {
    const person = people.find((candidate) => candidate.provider === provider)!;
    const report = composeDeliveryReport({
      person,
      letter,
      returnPath: 'bounce+tok1@northlight.test',
      cause: 'unknown',
      key: 'k',
      sentAt,
    });
    expect(report).toMatchObject({ to: 'bounce+tok1@northlight.test', returnPath: '' });
    expect(report.raw).toMatch(/^Content-Type: multipart\/report; report-type=delivery-status;\r$/m);
    expect(report.raw).toMatch(/^Status: 5\.1\.(1|10)\r$/m);
    expect(report.raw).toContain(`Final-Recipient: rfc822; ${person.email}\r\nAction: failed`);
    expect(report.raw).toMatch(/^Diagnostic-Code: smtp; 550 5\.1\.(1|10) /m);
    expect(report.raw).toContain('Message-ID: <tok1@northlight.test>');
    expect(report.raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
  },
);

it('hides the person in a complaint report and leaves the marks of the letter', () => {
  const person = people[0]!;
  const report = composeComplaintReport({
    person,
    letter,
    returnPath: 'bounce+tok1@northlight.test',
    to: 'bounce+tok1@northlight.test',
    key: 'k',
    sentAt,
  });
  expect(report.raw).toMatch(/^Feedback-Type: abuse\r$/m);
  expect(report.raw).toContain('message/feedback-report');
  expect(report.raw).toContain('Message-ID: <tok1@northlight.test>');
  expect(report.raw).not.toContain(person.email);
});
