import { months, tomorrow, weekdays } from './calendar-names.js';
import { returnPhrases } from './calendar-words.js';

const dayMs = 86_400_000;
/** How far after a phrase like "back on" a date is looked for. */
const reachChars = 60;
/** Without a year a date at most this far in the past is still meant as it stands. */
const pastToleranceDays = 10;

/**
 * The day on which an absent person says to be back, as an ISO date.
 * @param text subject and words of the automatic reply
 * @param base the day the reply was written: years that are left out and weekdays count from it
 */
export function returnDate(text: string, base: Date): string | null {
  const short = text.slice(0, 3_000).replace(/\s+/g, ' ');
  for (const phrase of returnPhrases) {
    for (const match of short.matchAll(phrase.pattern)) {
      const at = match.index + match[0].length;
      const near = phrase.before
        ? short.slice(Math.max(0, match.index - 30), match.index)
        : short.slice(at, at + reachChars);
      const day = phrase.before ? lastDate(near, base) : firstDate(near, base);
      if (day) return iso(phrase.inclusive ? new Date(day.getTime() + dayMs) : day);
    }
  }
  return null;
}

/** The first date of what stands before a phrase; scripts without blanks between words need every place looked at. */
function lastDate(text: string, base: Date): Date | null {
  const starts = [...text.matchAll(/(?<![\p{Script=Latin}\p{Script=Cyrillic}\d])[\p{L}\d]/gu)];
  return dateAtOneOf(starts, text, base);
}

function firstDate(text: string, base: Date): Date | null {
  return dateAtOneOf([...text.matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)], text, base);
}

/** Forms are tried in this order at every place where a date may start; a weekday only where there is no date. */
function dateAtOneOf(starts: RegExpExecArray[], text: string, base: Date): Date | null {
  let weekday: Date | null = null;
  for (const { index } of starts) {
    const rest = text.slice(index);
    const day =
      isoForm(rest) ??
      cjkForm(rest, base) ??
      dayMonthForm(rest, base) ??
      monthDayForm(rest, base) ??
      numericForm(rest, base) ??
      ordinalForm(rest, base);
    if (day) return day;
    weekday ??= weekdayForm(rest, base);
  }
  return weekday;
}

function isoForm(text: string): Date | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  return match ? utc(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

function cjkForm(text: string, base: Date): Date | null {
  const match = /^(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]/u.exec(text);
  return match ? withYear(match[1], Number(match[2]), Number(match[3]), base) : null;
}

/** 3 May 2027, 3rd of May, 3. Mai, 3 de mayo de 2027 */
function dayMonthForm(text: string, base: Date): Date | null {
  const match =
    /^(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|:?e|:a)?,?[\s-]?\s*(?:of |de |d['’]|den )?(\p{L}{3,12})[.,]?(?:-|\s*(?:de |del )?)(\d{4})?/iu.exec(
      text,
    );
  const month = match ? monthOf(match[2]!) : null;
  return match && month ? withYear(match[3], month, Number(match[1]), base) : null;
}

/** May 3rd, 2027 */
function monthDayForm(text: string, base: Date): Date | null {
  const match = /^(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th|\.)?(?!\d|[:.]\d)(?:,?\s*(\d{4}))?/iu.exec(text);
  const month = match ? monthOf(match[1]!) : null;
  return match && month ? withYear(match[3], month, Number(match[2]), base) : null;
}

/** 3.5.2027, 03/05/27, 3/5, 3.5.: day first, unless only the other reading is a date that lies ahead. */
function numericForm(text: string, base: Date): Date | null {
  const match = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?(?![\d:])/.exec(text);
  if (!match) return null;
  const first = Number(match[1]);
  const second = Number(match[3]);
  const year = match[4];
  const dayFirst = withYear(year, second, first, base);
  const monthFirst = match[2] === '/' ? withYear(year, first, second, base) : null;
  if (!dayFirst || !monthFirst) return dayFirst ?? monthFirst;
  const earliest = base.getTime() - 2 * dayMs;
  const ahead = [dayFirst, monthFirst]
    .filter((day) => day.getTime() >= earliest)
    .sort((a, b) => a.getTime() - b.getTime());
  return year && ahead.length === 2 && ahead[0]!.getTime() - base.getTime() < 60 * dayMs
    ? ahead[0]!
    : (ahead[0] ?? dayFirst);
}

/** The 3rd: the next day of that number. */
function ordinalForm(text: string, base: Date): Date | null {
  const day = Number(/^(\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|floor|street|party))/i.exec(text)?.[1] ?? 0);
  if (day === 0) return null;
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const month = base.getUTCMonth() + ahead;
    const found = utc(base.getUTCFullYear() + Math.floor(month / 12), (month % 12) + 1, day);
    if (found && found.getTime() > base.getTime()) return found;
  }
  return null;
}

/** A weekday or "tomorrow". */
function weekdayForm(text: string, base: Date): Date | null {
  const name = /^\p{L}{2,14}/u.exec(text)?.[0].toLowerCase();
  if (name === undefined) return null;
  const today = utc(base.getUTCFullYear(), base.getUTCMonth() + 1, base.getUTCDate())!;
  if (tomorrow.has(name)) return new Date(today.getTime() + dayMs);
  const index = weekdays.get(name);
  if (index === undefined) return null;
  const ahead = (index - today.getUTCDay() + 7) % 7 || 7;
  return new Date(today.getTime() + ahead * dayMs);
}

function monthOf(name: string): number | null {
  const lower = name.toLowerCase();
  return months.get(lower) ?? months.get(lower.slice(0, 3)) ?? null;
}

function withYear(year: string | undefined, month: number, day: number, base: Date): Date | null {
  if (year) return utc(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const thisYear = utc(base.getUTCFullYear(), month, day);
  if (thisYear && thisYear.getTime() >= base.getTime() - pastToleranceDays * dayMs) return thisYear;
  return utc(base.getUTCFullYear() + 1, month, day);
}

/** Null for days that no calendar has. */
function utc(year: number, month: number, day: number): Date | null {
  if (year < 1990 || year > 2100) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : null;
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}
