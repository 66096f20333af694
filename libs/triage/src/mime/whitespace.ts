const blanks = /[^\S\n]{65,}/g;
const emptyLines = /\n{129,}/g;

/**
 * Shortens runs of white space. A hundred kilobytes of blanks say no more than 64 of them, but every pattern
 * with `\s*` in it would try each of their ends: without this such a message took 20 s.
 */
export function boundedWhitespace(text: string): string {
  return text.replace(blanks, (run) => run.slice(0, 64)).replace(emptyLines, (run) => run.slice(0, 128));
}
