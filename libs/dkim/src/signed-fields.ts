import type { HeaderField } from './header-fields.js';

/** Signed once more than they occur: a second From, To or Subject breaks the signature (RFC 6376 section 8.15). */
const OVERSIGNED = ['from', 'to', 'subject'];

/**
 * Signed where they occur: what a reader sees or a mail program acts on (RFC 6376 section 5.4.1), and what others want
 * signed: List-Unsubscribe and its Post (RFC 8058 section 4), CFBL-Address (RFC 9477 section 3.1), Feedback-ID (Gmail).
 * Not Return-Path, Received and the like, which servers on the way write.
 */
// prettier-ignore
const SIGNED = [
  'date', 'message-id', 'reply-to', 'sender', 'cc', 'in-reply-to', 'references',
  'mime-version', 'content-type', 'content-transfer-encoding', 'content-language', 'auto-submitted',
  'list-id', 'list-unsubscribe', 'list-unsubscribe-post', 'list-help', 'list-archive', 'precedence',
  'feedback-id', 'cfbl-address', 'cfbl-feedback-id', 'organization',
];

export interface SignedFields {
  /** The words of `h=`, in order; a word for each instance. */
  names: string[];
  /** What they stand for, in canonical form and the same order, each with its CRLF. */
  text: string;
}

/** Of several fields of one name the last is signed first (RFC 6376 section 5.4.2); one that is not there is nothing. */
export function selectSigned(fields: readonly HeaderField[]): SignedFields {
  const byName = Map.groupBy(fields, ({ name }) => name);
  const names: string[] = [];
  let text = '';
  const add = (name: string): void => {
    for (const { relaxed } of byName.get(name)?.toReversed() ?? []) {
      names.push(name);
      text += `${relaxed}\r\n`;
    }
  };
  for (const name of OVERSIGNED) {
    add(name);
    names.push(name);
  }
  for (const name of SIGNED) add(name);
  return { names, text };
}
