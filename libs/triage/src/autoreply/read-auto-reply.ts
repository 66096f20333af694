import { header } from '../mime/headers.js';
import type { Headers } from '../mime/headers.js';
import type { Evidence, MessageFacts } from '../verdict.js';
import { absenceRules, anyAbsenceSubject } from './absence.js';
import { classifyChallenge } from './challenge.js';
import { departure } from './departure.js';
import { headerMarks } from './header-marks.js';
import { returnDate } from './return-date.js';

/** What an automatic reply says. */
export interface AutoReply {
  /** ISO date on which the person is back. */
  returnDate: string | null;
  /** The person has left for good. */
  left: boolean;
  newAddress: string | null;
  challenge: boolean;
  evidence: Evidence[];
  confidence: number;
}

/** Subjects that can be nothing else, even above an empty body. */
const saysAutomatic =
  /auto|out of (?:the )?office|abwesen|absence|автомат|автоответ|otomatik|自動|自动|자동|不在|부재/iu;
/** Unmarked automatic replies are short; a longer text that speaks of holidays is a letter. */
const maxUnmarkedChars = 2_500;

/**
 * Reads an automatic reply: marked by RFC 3834 or one of the older headers, or known by its subject and words.
 * @param words what the sender wrote, without quotes
 * @param now the day to count from where the message has no date
 */
export function readAutoReply(
  headers: Headers,
  facts: MessageFacts,
  words: string,
  now: Date,
): AutoReply | null {
  const signs = signsOf(headers, facts, words);
  if (!signs) return null;
  const base = facts.date ? new Date(facts.date) : now;
  const gone = departure(words, facts);
  return {
    returnDate: appleEnd(headers) ?? returnDate(`${facts.subject}\n${words}`, base),
    left: gone !== null,
    newAddress: gone?.newAddress ?? null,
    challenge: signs.challenge,
    evidence: gone ? [...signs.evidence, gone.evidence] : signs.evidence,
    confidence: signs.confidence,
  };
}

interface Signs {
  evidence: Evidence[];
  confidence: number;
  challenge: boolean;
}

function signsOf(headers: Headers, facts: MessageFacts, words: string): Signs | null {
  const marks = headerMarks.filter(
    (mark) => headers.has(mark.header) && mark.pattern.test(header(headers, mark.header)),
  );
  const alone = marks.find((mark) => mark.alone);
  const challenge = classifyChallenge(facts, words);
  if (alone) {
    const phrase = `${alone.header}: ${header(headers, alone.header)}`.slice(0, 160);
    return {
      evidence: [{ rule: `auto-reply.header.${alone.id}`, phrase }],
      confidence: 0.95,
      challenge: challenge !== null,
    };
  }
  if (challenge) return { evidence: [challenge], confidence: 0.8, challenge: true };
  const top = words.slice(0, 1_500);
  const subject = anyAbsenceSubject.test(facts.subject)
    ? absenceRules.find((rule) => rule.subject.test(facts.subject))
    : undefined;
  const inText = absenceRules.find((rule) => rule.away.test(top) && rule.back.test(top));
  const answered =
    /^\s*(?:re|aw|sv|antw|fwd?|wg|tr)\s*:/i.test(facts.subject) &&
    subject?.subject.test(facts.subject.replace(/^.*?:/, '')) === true;
  const evidence: Evidence[] = [];
  if (subject)
    evidence.push({ rule: `auto-reply.subject.${subject.language}`, phrase: facts.subject.slice(0, 120) });
  if (inText)
    evidence.push({ rule: `auto-reply.words.${inText.language}`, phrase: inText.away.exec(top)![0] });
  if (marks.length > 0 && (subject || inText)) return { evidence, confidence: 0.85, challenge: false };
  // "Re: Out of office" may be a person's answer to an automatic reply: then the words must say it too.
  if (subject && (!answered || inText)) {
    const strong = inText !== undefined || saysAutomatic.test(facts.subject);
    return strong ? { evidence, confidence: inText ? 0.85 : 0.7, challenge: false } : null;
  }
  const unmarked = inText && words.length < maxUnmarkedChars && opensWithAbsence(top, inText.away);
  return unmarked ? { evidence, confidence: 0.6, challenge: false } : null;
}

/** How such a reply begins: a thank-you, a greeting, or the absence itself. */
const greetings: readonly string[] = [
  'thank',
  'dank',
  'merci',
  'gracias',
  'grazie',
  'obrigad',
  'tack',
  'tak ',
  'hello',
  String.raw`hi\b`,
  'dear',
  'hallo',
  'bonjour',
  'hola',
  'labdien',
  'sehr geehrte',
  String.raw`^\W*(?:i am|i'm|ich bin|je suis|estoy|sono|ik ben|jag är|jeg er|i will be)`,
  'cześć',
  'dzień dobry',
  'dobrý den',
  'здравствуйте',
  'добрый день',
  'спасибо',
  'merhaba',
  'kiitos',
  'köszön',
  'mulțum',
  'ευχαριστ',
  'お世話',
  'ありがとう',
  '您好',
  '感谢',
  '안녕하세요',
  '감사',
];
const greeting = new RegExp(greetings.join('|'), 'iu');

/** Without any mark the first sentences must say it, after no more than a greeting and a thank-you. */
function opensWithAbsence(top: string, away: RegExp): boolean {
  const at = away.exec(top)?.index ?? top.length;
  const before = top.slice(0, at);
  return before.length < 160 && !/[?]/.test(before) && greeting.test(before + top.slice(at, at + 20));
}

/** iCloud states the absence as a fact: `{kind=VACATION,startDate=…,endDate=2020-01-10T14:59:59Z}`. */
function appleEnd(headers: Headers): string | null {
  const end = /endDate=(\d{4}-\d{2}-\d{2})T/.exec(header(headers, 'x-apple-criteria'));
  return end?.[1] ?? null;
}
