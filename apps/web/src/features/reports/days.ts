const dayMs = 86_400_000;

/** A day of the calendar (`2026-11-21`) as people write it: `21 Nov`. */
export function dayWords(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** Today's date in a zone, as `2026-11-21`. */
export function today(timeZone: string, now = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(now);
}

const fewest = 7;

/**
 * Every day from the first one in which something happened to today, a week at least and the period at most: days
 * without anything are there too, or a gap would look like the day after.
 */
export function everyDay(
  first: string | undefined,
  atMost: number,
  timeZone: string,
  now = new Date(),
): string[] {
  const end = Date.parse(`${today(timeZone, now)}T00:00:00Z`);
  const begin = first === undefined ? end : Date.parse(`${first}T00:00:00Z`);
  const count = Math.min(atMost, Math.max(fewest, Math.round((end - begin) / dayMs) + 1));
  return Array.from({ length: count }, (_, index) =>
    new Date(end - (count - 1 - index) * dayMs).toISOString().slice(0, 10),
  );
}
