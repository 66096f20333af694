/** A time zone as it is at one moment. */
export interface ZoneDescription {
  id: string;
  /** `Central European Standard Time` */
  name: string;
  /** `Berlin`, the last part of the name in words. */
  city: string;
  /** `+01:00` */
  offset: string;
  offsetMinutes: number;
  /** The next change of the clocks, if one is known within the zone's rules. */
  nextChange: { instant: string; offset: string; direction: 'forward' | 'back' } | null;
}

/** True for IANA names and `UTC`; an offset such as `+02:00` is no zone, because it knows no daylight saving. */
export function isNamedZone(timeZone: string): boolean {
  if (!/^[A-Za-z]/.test(timeZone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Describes a zone at an instant (ISO 8601). Throws RangeError for a zone that does not exist: see `isNamedZone`. */
export function describeZone(timeZone: string, at: string, locale = 'en'): ZoneDescription {
  if (!isNamedZone(timeZone)) throw new RangeError(`unknown time zone ${timeZone}`);
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' }).formatToParts(
    zoned.epochMilliseconds,
  );
  return {
    id: zoned.timeZoneId,
    name: parts.find(({ type }) => type === 'timeZoneName')?.value ?? zoned.timeZoneId,
    city: cityOf(zoned.timeZoneId),
    offset: zoned.offset,
    offsetMinutes: offsetMinutes(zoned),
    nextChange: nextChange(zoned),
  };
}

/** All zones this machine knows, for a picker: from west to east as they are at `at`, then by name; UTC is among them. */
export function listTimeZones(
  at: string,
): { id: string; city: string; offset: string; offsetMinutes: number }[] {
  const instant = Temporal.Instant.from(at);
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]
    .map((id) => {
      const zoned = instant.toZonedDateTimeISO(id);
      return { id, city: cityOf(id), offset: zoned.offset, offsetMinutes: offsetMinutes(zoned) };
    })
    .sort((a, b) => a.offsetMinutes - b.offsetMinutes || (a.id < b.id ? -1 : 1));
}

/** `08:00`; with seconds only where there are any. */
export function clockText(time: Temporal.PlainDateTime | Temporal.ZonedDateTime): string {
  const plain = time.toPlainTime();
  return plain.toString({ smallestUnit: plain.second === 0 ? 'minute' : 'second' });
}

/** `29 March 2026` */
export function dateText(date: Temporal.PlainDateTime): string {
  return date.toPlainDate().toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

function cityOf(id: string): string {
  return (id.split('/').at(-1) ?? id).replaceAll('_', ' ');
}

function offsetMinutes(zoned: Temporal.ZonedDateTime): number {
  return Math.round(zoned.offsetNanoseconds / 60e9);
}

function nextChange(zoned: Temporal.ZonedDateTime): ZoneDescription['nextChange'] {
  let change = zoned.getTimeZoneTransition('next');
  // Some transitions change a name or a rule and leave the clock alone.
  while (change !== null && change.offsetNanoseconds === zoned.offsetNanoseconds) {
    change = change.getTimeZoneTransition('next');
  }
  if (change === null) return null;
  const direction = change.offsetNanoseconds > zoned.offsetNanoseconds ? 'forward' : 'back';
  return { instant: change.toInstant().toString(), offset: change.offset, direction };
}
