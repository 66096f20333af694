/** "de" as "German"; a tag that no table knows stays as it is. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // Not a language tag at all (RangeError): shown as the contact has it.
    return tag;
  }
}
