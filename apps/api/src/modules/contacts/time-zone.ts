const known = new Map<string, boolean>();

/** Whether this is an IANA time zone or an old name of one. Remembered: an import asks a million times for a few. */
export function isTimeZone(zone: string): boolean {
  const remembered = known.get(zone);
  if (remembered !== undefined) return remembered;
  const found = isKnownToIntl(zone);
  if (known.size < 2_000) known.set(zone, found);
  return found;
}

function isKnownToIntl(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    // RangeError is how Intl says "no such zone"; there is no question that answers with a value.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
