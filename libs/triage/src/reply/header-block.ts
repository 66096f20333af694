import { authorField, otherField } from './quoted-fields.js';
import { separators } from './separators.js';

/** Any words between two rules of dashes, as in "-------- Oprindelig besked --------". */
const ruledWords = /^[\s*]*[-_=]{2,}\s*\p{L}[\p{L}'’ .-]{3,50}\s*[-_=]{2,}\*?\s*$/u;

/** True for lines such as "-----Original Message-----", in any language if quoted headers follow. */
export function isSeparator(lines: string[], at: number): boolean {
  const line = lines[at]!;
  if (line.length > 200) return false;
  if (separators.some((separator) => separator.pattern.test(line))) return true;
  return ruledWords.test(line) && lines.slice(at + 1, at + 4).some(isField);
}

/**
 * How many lines a block of quoted headers fills that starts here ("From: … Sent: … To: … Subject: …"): at
 * least the author and two other fields, one below the other. 0 where there is none.
 */
export function headerBlockLength(lines: string[], at: number): number {
  if (!isField(lines[at]!) || !/[:：]\*?\s*\S/u.test(lines[at]!)) return 0;
  let authors = 0;
  let others = 0;
  let last = at;
  for (let next = at; next < Math.min(lines.length, at + 14); next += 1) {
    const line = lines[next]!;
    if (line.trim() === '') {
      if (!isField(lines[next + 1] ?? '')) break;
      continue;
    }
    if (authorField.test(line)) authors += 1;
    else if (otherField.test(line)) others += 1;
    else if (next - last > 2) break;
    else continue; // a long field goes on in the next line
    last = next;
  }
  if (authors === 0 || others < 2) return 0;
  let end = last + 1;
  while (
    end < lines.length &&
    lines[end]!.trim() !== '' &&
    /^\s*(?:<|\S+@|[^:]{1,60}[;>]$)/.test(lines[end]!)
  )
    end += 1;
  return end - at;
}

function isField(line: string): boolean {
  return otherField.test(line) || authorField.test(line);
}
