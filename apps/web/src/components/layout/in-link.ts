import { cloneElement, type ReactElement, type ReactNode } from 'react';

/** A link without its words: `<PlainLink to="…" params={…} />`. The component that takes it fills it. */
export type EmptyLink = ReactElement<{ children?: ReactNode }>;

/** The content inside the link, or bare where there is none. */
export function inLink(link: EmptyLink | undefined, content: ReactNode): ReactNode {
  return link ? cloneElement(link, {}, content) : content;
}
