import { footer, phoneSignatures, signatureDelimiter, valedictions } from './signatures.js';

/** A signature longer than this below its delimiter is none. */
const maxSignatureLines = 40;
/** Below a valediction stand a name, perhaps a title and a company. */
const maxNameLines = 4;

/** Takes the signature, the lines that phones add and the footers of lists off the end of a reply. */
export function cutSignature(lines: string[]): string[] {
  let kept = lines;
  const delimiter = kept.findIndex(
    (line, at) => at > 0 && signatureDelimiter.test(line) && !insideCode(kept, at),
  );
  if (delimiter > 0 && kept.length - delimiter <= maxSignatureLines) kept = kept.slice(0, delimiter);
  const foot = kept.findIndex(
    (line, at) => at > 0 && kept[at - 1]!.trim() === '' && footer.some((rule) => rule.test(line)),
  );
  if (foot > 0) kept = kept.slice(0, foot);
  kept = cutPhoneLines(kept);
  return cutPhoneLines(cutValediction(kept));
}

function cutPhoneLines(lines: string[]): string[] {
  let kept = lines;
  for (;;) {
    const end = lastLine(kept);
    if (end < 0) return [];
    const line = kept[end]!.replace(/[<([]?https?:\/\/\S+[>)\]]?/g, '').trimEnd();
    if (line.trim() === '' || !phoneSignatures.some((rule) => rule.pattern.test(line)))
      return kept.slice(0, end + 1);
    kept = kept.slice(0, end);
  }
}

/** "Mit freundlichen Grüßen" and a name below it are the signature of those who set no delimiter. */
function cutValediction(lines: string[]): string[] {
  const end = lastLine(lines);
  for (let at = end; at > 0 && at >= end - maxNameLines - 2; at -= 1) {
    const line = lines[at]!.trim();
    if (!valedictions.test(line)) continue;
    const below = lines.slice(at + 1, end + 1).filter((text) => text.trim() !== '');
    const names =
      below.length <= maxNameLines &&
      below.every((text) => text.trim().length <= 40 && !/[?!]$/.test(text.trim()));
    return names ? lines.slice(0, lastLine(lines.slice(0, at)) + 1) : lines;
  }
  return lines;
}

function lastLine(lines: string[]): number {
  let end = lines.length - 1;
  while (end >= 0 && lines[end]!.trim() === '') end -= 1;
  return end;
}

/** Three backticks open and close code, in which a line of dashes means nothing. */
function insideCode(lines: string[], at: number): boolean {
  return lines.slice(0, at).filter((line) => line.startsWith('```')).length % 2 === 1;
}
