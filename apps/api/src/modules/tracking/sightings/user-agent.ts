const PROGRAMS: [RegExp, string][] = [
  [/GoogleImageProxy/, 'Gmail'],
  [/YahooMailProxy/, 'Yahoo Mail'],
  [/Outlook/i, 'Outlook'],
  [/Thunderbird/i, 'Thunderbird'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
  [/AppleWebKit/, 'Apple Mail'],
];

/** The family of a program and the kind of device, for timelines: never the whole line, which can tell people apart. */
export function agentFamily(userAgent: string): { program: string; device: 'phone' | 'computer' | null } {
  const program = PROGRAMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'unknown';
  const device = /iPhone|iPad|Android|Mobile/.test(userAgent)
    ? 'phone'
    : /Windows|Macintosh|X11|CrOS/.test(userAgent) && !/Proxy/.test(userAgent)
      ? 'computer'
      : null;
  return { program, device };
}
