const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How far `to` is from `from` (both ISO 8601) in words of at most two units: `in 3 h 20 min`, `in 2 days 4 h`,
 * `5 min ago`, `now` below a second. Cut, not rounded, so that "in 1 h" never means 59 minutes.
 */
export function distanceInWords(from: string, to: string): string {
  const ms = Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  if (seconds === 0) return 'now';
  return ms > 0 ? `in ${durationInWords(seconds)}` : `${durationInWords(seconds)} ago`;
}

/** `3 h 20 min` of whole seconds; weeks are told in days. */
export function durationInWords(seconds: number): string {
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds < DAY)
    return pair(Math.floor(seconds / HOUR), 'h', Math.floor((seconds % HOUR) / MINUTE), 'min');
  const days = Math.floor(seconds / DAY);
  return pair(days, days === 1 ? 'day' : 'days', Math.floor((seconds % DAY) / HOUR), 'h');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
