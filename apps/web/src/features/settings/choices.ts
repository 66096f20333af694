/** Every zone that the browser knows, by its IANA name; UTC stands first, because lists of zones leave it out. */
export const timeZones = (): string[] => [
  ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]),
];

/** "EUR – Euro" */
export function currencies(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} – ${names.of(code)}`,
  }));
}

export const KEEP = 'keep';
const KEEPING_DAYS = [30, 90, 180, 365, 730, 1825];

/** How long originals are kept; a number of days that was set over the API stands among them. */
export function keepingTimes(now: number | null): { value: string; label: string }[] {
  const days = [...new Set([...KEEPING_DAYS, ...(now === null ? [] : [now])])].sort((a, b) => a - b);
  return [
    ...days.map((count) => ({ value: String(count), label: count === 1 ? 'One day' : `${count} days` })),
    { value: KEEP, label: 'Keep them for good' },
  ];
}

export const roles = [
  { value: 'owner', label: 'Owner', may: 'does everything, also accounts, people and keys' },
  { value: 'editor', label: 'Editor', may: 'writes, sends and answers' },
  { value: 'viewer', label: 'Viewer', may: 'looks, and changes nothing' },
] as const;
