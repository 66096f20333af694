/** Re:, AW:, Fwd:, [list] … in front of a subject, any number of them. */
const PREFIXES =
  /^(?:\s*(?:(?:re|aw|antw|antwort|sv|vs|res|odp|rif|r|fw|fwd|wg|tr|enc|rv|vb|vl|fs)(?:\[\d+\])?\s*:|\[[^\]]{1,40}\]))+/iu;

export const bareSubject = (subject: string): string =>
  subject.replace(PREFIXES, '').replace(/\s+/g, ' ').trim();

/**
 * Whether a subject answers one that was written with merge tags: `Re: Coffee for Ada` answers `Coffee for {{first_name}}`.
 * A template that says too little by itself answers nothing.
 */
export function likeSubject(subject: string, template: string): boolean {
  const parts = bareSubject(template)
    .split(/\{\{[^}]*\}\}\}?/)
    .map((part) => part.toLowerCase());
  if (parts.join('').trim().length < 6) return false;
  let rest = bareSubject(subject).toLowerCase();
  for (const [index, part] of parts.entries()) {
    const at = index === 0 ? (rest.startsWith(part) ? 0 : -1) : rest.indexOf(part);
    if (at < 0) return false;
    rest = rest.slice(at + part.length);
  }
  return parts.at(-1) === '' || rest === '';
}
