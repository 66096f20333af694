/** A merge tag that the template may use. */
export interface MergeTag {
  /** as it is written between the braces: `first_name` */
  name: string;
  /** what it is: "First name, 1,206 people have none" */
  detail?: string;
}

/** The part of CodeMirror's CompletionContext that is used. */
interface Context {
  matchBefore: (pattern: RegExp) => { from: number; text: string } | null;
}

/** Completes `{{fir` to `{{first_name}}`; asks for nothing outside braces. */
export function completeMergeTag(tags: readonly MergeTag[]) {
  return (context: Context) => {
    const open = context.matchBefore(/\{\{[#/]?\s*[\w.]*$/);
    if (!open) return null;
    return {
      from: open.from,
      options: tags.map((tag) => ({ label: `{{${tag.name}}}`, detail: tag.detail, type: 'variable' })),
      validFor: /^\{\{[\w.]*\}?\}?$/,
    };
  };
}
