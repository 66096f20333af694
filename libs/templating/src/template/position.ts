/** Where an offset is, for a person: line and column count from 1. */
export function positionAt(source: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** The offset of a line (from 1) and column (from 0), as Handlebars gives them. */
export function offsetOf(source: string, position: { line: number; column: number }): number {
  let start = 0;
  for (let line = 1; line < position.line; line++) {
    const next = source.indexOf('\n', start);
    if (next < 0) return source.length;
    start = next + 1;
  }
  return Math.min(source.length, start + position.column);
}
