/**
 * The page speaks English, so numbers and dates are English too: the person's own variant if the browser
 * names one (`en-US`, `en-IE`), British otherwise. A German number beside an English word misleads: "1.204
 * mails" reads as a little over one.
 */
export function preferredLocale(languages: readonly string[]): string {
  return languages.find((tag) => /^en(-|$)/i.test(tag) && tag.length > 2) ?? 'en-GB';
}

/** The zone the browser runs in, e.g. `Europe/Berlin`. */
export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
