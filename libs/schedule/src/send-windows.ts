import { isNamedZone } from './zone-facts.js';

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * When mail may leave, on the clock of a zone. `to` is exclusive and may be `24:00`; where it is not after `from` the
 * window goes past midnight and belongs to the weekday on which it opens.
 */
export interface SendWindow {
  weekdays: readonly Weekday[];
  /** `09:00` */
  from: string;
  /** `17:30` */
  to: string;
}

interface Opening {
  startMs: number;
  endMs: number;
}

/** Further ahead than any weekly window can be, also when daylight saving swallows one whole. */
const DAYS_AHEAD = 15;

/** True if `instant` (ISO 8601) lies in one of the windows; without windows it always does. Throws RangeError for a bad zone or time. */
export function isWithinWindow(instant: string, windows: readonly SendWindow[], timeZone: string): boolean {
  if (windows.length === 0) return true;
  const at = Temporal.Instant.from(instant);
  return openings(at, windows, timeZone, 1).some((opening) => contains(opening, at.epochMilliseconds));
}

/**
 * The first moment from `instant` on at which mail may leave: `instant` itself inside a window, else the next opening.
 * Null if no window ever opens (no weekdays).
 */
export function nextWindowStart(
  instant: string,
  windows: readonly SendWindow[],
  timeZone: string,
): string | null {
  const at = Temporal.Instant.from(instant);
  const now = at.epochMilliseconds;
  if (windows.length === 0) return at.toString();
  const ahead = openings(at, windows, timeZone, DAYS_AHEAD);
  if (ahead.some((opening) => contains(opening, now))) return at.toString();
  const starts = ahead.map(({ startMs }) => startMs).filter((startMs) => startMs > now);
  return starts.length === 0 ? null : Temporal.Instant.fromEpochMilliseconds(Math.min(...starts)).toString();
}

/**
 * The end of the window that is open at `instant`, windows that touch or overlap taken together; null if none is open,
 * or if there are no windows or they never close.
 */
export function windowEnd(instant: string, windows: readonly SendWindow[], timeZone: string): string | null {
  const at = Temporal.Instant.from(instant);
  const ahead = openings(at, windows, timeZone, DAYS_AHEAD).sort((a, b) => a.startMs - b.startMs);
  let end = at.epochMilliseconds;
  for (const { startMs, endMs } of ahead) if (startMs <= end && endMs > end) end = endMs;
  const horizon = at.add({ hours: 24 * (DAYS_AHEAD - 1) }).epochMilliseconds;
  if (end === at.epochMilliseconds || end >= horizon) return null;
  return Temporal.Instant.fromEpochMilliseconds(end).toString();
}

function contains({ startMs, endMs }: Opening, atMs: number): boolean {
  return startMs <= atMs && atMs < endMs;
}

/** The openings from the day before `at` (its night may reach over) to `days` after it. */
function openings(
  at: Temporal.Instant,
  windows: readonly SendWindow[],
  timeZone: string,
  days: number,
): Opening[] {
  if (!isNamedZone(timeZone)) throw new RangeError(`unknown time zone ${timeZone}`);
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const found: Opening[] = [];
  for (let offset = -1; offset <= days; offset += 1) {
    const date = today.add({ days: offset });
    for (const window of windows) {
      if ((window.weekdays as readonly number[]).includes(date.dayOfWeek))
        found.push(openingOn(date, window, timeZone));
    }
  }
  // Empty where clocks go forward over the whole of it.
  return found.filter(({ startMs, endMs }) => startMs < endMs);
}

/** Where clocks change within a window it starts and ends by the clock, so it is an hour shorter or longer that day. */
function openingOn(date: Temporal.PlainDate, window: SendWindow, timeZone: string): Opening {
  const start = timeOf(window.from);
  const end = window.to === '24:00' ? Temporal.PlainTime.from('00:00') : timeOf(window.to);
  const endDate = Temporal.PlainTime.compare(end, start) > 0 ? date : date.add({ days: 1 });
  const msAt = (day: Temporal.PlainDate, time: Temporal.PlainTime) =>
    day.toPlainDateTime(time).toZonedDateTime(timeZone).epochMilliseconds;
  return { startMs: msAt(date, start), endMs: msAt(endDate, end) };
}

function timeOf(text: string): Temporal.PlainTime {
  if (!/^\d{2}:\d{2}$/.test(text)) throw new RangeError(`${text} is not a time of day like 09:00`);
  return Temporal.PlainTime.from(text);
}
