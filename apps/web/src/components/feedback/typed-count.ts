const typeFrom = 10_000;

/** From 10,000 people on a click is too little: the number has to be typed. */
export function mustTypeCount(count: number | undefined): boolean {
  return count !== undefined && count >= typeFrom;
}

/** What was typed as a number, however it was separated: `48709`, `48,709`, `48 709`. Null if it is none. */
export function typedCount(text: string): number | null {
  const digits = text.trim().replaceAll(/(?<=\d)[,.'\s\u00a0\u202f](?=\d)/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : null;
}
