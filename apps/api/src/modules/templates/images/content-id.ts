/** The Content-ID of a picture of the library (RFC 2392 wants an addr-spec): what stands behind `cid:` in the HTML. */
export const contentIdOf = (publicName: string): string => `${publicName}@image`;

/** The picture that a Content-ID means, by its public name; null when it is none of ours. */
export const publicNameOf = (contentId: string): string | null =>
  /^([\w-]{22}\.(?:png|jpg|gif|webp))@image$/.exec(contentId)?.[1] ?? null;
