import type { DomainCheck } from '@mailwright/contracts';

export type CheckItem = DomainCheck['checks'][number];

/** What is checked, and by whom the mail leaves. */
export interface Subject {
  /** The domain of the From. */
  domain: string;
  /** The domain of the envelope sender, which SPF is looked up for (RFC 7208 section 2.4). */
  envelopeDomain: string;
  /** The name of the key that is looked for; null: nobody said it. */
  selector: string | null;
  /** Where the key is ours: what has to stand under that name. */
  ourKey: { record: string; publicKey: string; on: boolean } | null;
  server: { preset: string; host: string };
}

/** No answer says nothing about the record: it is neither missing nor wrong. */
export const unknown = (
  item: Pick<CheckItem, 'record' | 'title' | 'name' | 'type'>,
  says: string,
): CheckItem => ({
  ...item,
  state: 'unknown',
  found: [],
  says: `${says} Try again in a minute.`,
  copy: null,
});
