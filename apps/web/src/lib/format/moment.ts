/** How the place and language of the reader colour a moment. */
export interface MomentStyle {
  locale: string;
  /** IANA zone, e.g. `Europe/Berlin` */
  timeZone: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** `Europe/Berlin` → `Berlin`, `America/Argentina/Buenos_Aires` → `Buenos Aires`, `UTC` → `UTC`. */
export function zoneName(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

const inStyle = (style: MomentStyle, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(style.locale, { timeZone: style.timeZone, ...options });

/** `14:08`. Twenty-four hours everywhere: a send at "8:00" must not be read as evening. */
export function formatTime(at: Date, style: MomentStyle, withSeconds = false): string {
  return inStyle(style, {
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  }).format(at);
}

/** `Tue 17 Nov`, with the year when it is not the current one: `13 Oct 2025`. */
export function formatDay(at: Date, now: Date, style: MomentStyle): string {
  const sameYear = yearOf(at, style) === yearOf(now, style);
  const options: Intl.DateTimeFormatOptions = sameYear
    ? { weekday: 'short', day: 'numeric', month: 'short' }
    : { day: 'numeric', month: 'short', year: 'numeric' };
  return inStyle(style, options).format(at);
}

const yearOf = (at: Date, style: MomentStyle) => inStyle(style, { year: 'numeric' }).format(at);

const dayKey = (at: Date, style: MomentStyle) =>
  inStyle(style, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

export function isSameDay(a: Date, b: Date, style: MomentStyle): boolean {
  return dayKey(a, style) === dayKey(b, style);
}

/** `14:08` today, `Thu 19 Nov, 09:00` on another day; the zone is named when asked: `14:08 Berlin`. */
export function formatMoment(at: Date, now: Date, style: MomentStyle, nameZone = false): string {
  const time = formatTime(at, style);
  const text = isSameDay(at, now, style) ? time : `${formatDay(at, now, style)}, ${time}`;
  return nameZone ? `${text} ${zoneName(style.timeZone)}` : text;
}

interface Unit {
  ms: number;
  one: string;
  many: string;
}
const units: Unit[] = [
  { ms: 365 * dayMs, one: 'year', many: 'years' },
  { ms: 30 * dayMs, one: 'month', many: 'months' },
  { ms: dayMs, one: 'day', many: 'days' },
  { ms: hourMs, one: 'h', many: 'h' },
  { ms: minuteMs, one: 'min', many: 'min' },
];

/** The length of a stretch of time in its largest unit, rounded down: `12 min`, `17 h`, `9 days`. */
export function formatLength(ms: number): string {
  const length = Math.abs(ms);
  const unit = units.find((candidate) => length >= candidate.ms);
  if (!unit) return 'less than a minute';
  const count = Math.floor(length / unit.ms);
  return `${count} ${count === 1 ? unit.one : unit.many}`;
}

/** `in 9 days`, `12 min ago`, `just now`. */
export function formatDistance(at: Date, now: Date): string {
  const ms = at.getTime() - now.getTime();
  if (Math.abs(ms) < minuteMs) return ms > 0 ? 'in less than a minute' : 'just now';
  return ms > 0 ? `in ${formatLength(ms)}` : `${formatLength(ms)} ago`;
}
