import { asianAbsence } from './absence-asian.js';
import { otherAbsence } from './absence-other.js';
import { southernAbsence } from './absence-southern.js';
import { westernAbsence } from './absence-western.js';

/** Words that automatic replies use, by language. Each is a wording by itself, written as an expression. */
export interface AbsenceWords {
  language: string;
  /** A subject of such a reply. */
  subjectLine: string;
  /** A sentence of such a reply. */
  line: string;
  subject: readonly string[];
  /** Said about being away. */
  away: readonly string[];
  /** Said about coming back, about limited access or about whom to write to instead. */
  back: readonly string[];
}

/** The words of one language, ready to be looked for. */
interface AbsenceRule {
  language: string;
  subject: RegExp;
  away: RegExp;
  back: RegExp;
}

const anyOf = (words: readonly string[]) => new RegExp(words.join('|'), 'iu');

export const absenceWords: readonly AbsenceWords[] = [
  ...westernAbsence,
  ...southernAbsence,
  ...otherAbsence,
  ...asianAbsence,
];

export const absenceRules: readonly AbsenceRule[] = absenceWords.map((words) => ({
  language: words.language,
  subject: anyOf(words.subject),
  away: anyOf(words.away),
  back: anyOf(words.back),
}));

/** One expression over the subjects of all languages: most are passed by at its price. */
export const anyAbsenceSubject = anyOf(absenceWords.flatMap((words) => words.subject));
