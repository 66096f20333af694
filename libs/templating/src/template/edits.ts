/** A stretch of a source to be replaced; `start === end` inserts. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * Applies edits that do not overlap; insertions at one place keep their order. Sources are edited, never
 * re-serialised, so that everything an author wrote survives to the letter.
 */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    if (edit.start < at) throw new Error('Two edits of one template overlap.');
    result += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + source.slice(at);
}
