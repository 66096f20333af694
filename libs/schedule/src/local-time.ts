import { clockText, dateText, isNamedZone } from './zone-facts.js';

/** A time as a person chose it: what the clock on the wall of that zone shows. */
export interface LocalTime {
  /** `2026-12-03` */
  date: string;
  /** `08:00`, or `08:00:30` */
  time: string;
  /** An IANA name such as `Europe/Berlin`. */
  timeZone: string;
  /** Which of the two is meant where clocks go back and the time comes twice. Set it after a person chose. */
  which?: 'first' | 'second';
}

/** A time that exists, offered in place of one that does not or is not clear. */
export interface LocalTimeChoice {
  label: string;
  date: string;
  time: string;
  which?: 'first' | 'second';
  /** UTC, ISO 8601. */
  instant: string;
  /** `+01:00` */
  offset: string;
}

export type ResolvedLocalTime =
  | { ok: true; instant: string; offset: string }
  | {
      ok: false;
      problem: 'gap' | 'overlap' | 'unknown_zone' | 'bad_date';
      /** One sentence for the person who chose the time. */
      message: string;
      choices: LocalTimeChoice[];
    };

/**
 * The instant of a local time. Never guesses: a time that daylight saving skips, or that comes twice, is refused in
 * plain words with the times to choose from.
 */
export function resolveLocalTime(local: LocalTime): ResolvedLocalTime {
  const { timeZone } = local;
  if (!isNamedZone(timeZone)) {
    return refused(
      'unknown_zone',
      `There is no time zone called “${timeZone}”. Choose one like Europe/Berlin.`,
    );
  }
  const wall = parseWall(local);
  if (wall === null) {
    return refused(
      'bad_date',
      `${local.date} ${local.time} is not a date and time. Write it like 2026-12-03 and 08:00.`,
    );
  }
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return resolved(earlier);
  if (!earlier.toPlainDateTime().equals(wall)) return gap(wall, earlier, later);
  if (local.which !== undefined) return resolved(local.which === 'first' ? earlier : later);
  return overlap(wall, earlier, later);
}

function resolved(zoned: Temporal.ZonedDateTime): ResolvedLocalTime {
  return { ok: true, instant: zoned.toInstant().toString(), offset: zoned.offset };
}

function refused(problem: 'unknown_zone' | 'bad_date', message: string): ResolvedLocalTime {
  return { ok: false, problem, message, choices: [] };
}

/** Strict on the form: `Temporal` would also take `2026-12-03T08:00[u-ca=hebrew]` or a date without a time. */
function parseWall({ date, time }: LocalTime): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}(:\d{2})?$/.test(time)) return null;
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Clocks go forward over the wanted time. Both neighbours are as far from the change as the wanted time is. */
function gap(
  wall: Temporal.PlainDateTime,
  earlier: Temporal.ZonedDateTime,
  later: Temporal.ZonedDateTime,
): ResolvedLocalTime {
  const change = earlier.getTimeZoneTransition('next') ?? later;
  const before = change.toInstant().subtract({ nanoseconds: 1 }).toZonedDateTimeISO(change.timeZoneId);
  const from = before.toPlainDateTime().round('second');
  return {
    ok: false,
    problem: 'gap',
    message: `There is no ${clockText(wall)} in ${change.timeZoneId} on ${dateText(wall)}: clocks go forward from ${clockText(from)} to ${clockText(change)}.`,
    choices: [
      choice(earlier, `${clockText(earlier)}, before the change`),
      choice(later, `${clockText(later)}, after it`),
    ],
  };
}

function overlap(
  wall: Temporal.PlainDateTime,
  first: Temporal.ZonedDateTime,
  second: Temporal.ZonedDateTime,
): ResolvedLocalTime {
  return {
    ok: false,
    problem: 'overlap',
    message: `${clockText(wall)} comes twice in ${first.timeZoneId} on ${dateText(wall)}, because clocks go back. Which one is meant?`,
    choices: [
      { ...choice(first, `The first ${clockText(first)} (UTC${first.offset})`), which: 'first' },
      { ...choice(second, `The second ${clockText(second)} (UTC${second.offset})`), which: 'second' },
    ],
  };
}

function choice(zoned: Temporal.ZonedDateTime, label: string): LocalTimeChoice {
  const plain = zoned.toPlainDateTime();
  return {
    label,
    date: plain.toPlainDate().toString(),
    time: clockText(plain),
    instant: zoned.toInstant().toString(),
    offset: zoned.offset,
  };
}
