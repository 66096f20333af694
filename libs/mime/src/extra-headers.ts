import { listIdHeader, structuredHeader, textHeader } from './header.js';
import { MimeError } from './mime-error.js';

/** A header field as name and value. */
export type Header = readonly [name: string, value: string];

const NAME = /^[A-Za-z][A-Za-z0-9-]{0,39}$/;
/** Written by this library alone, exactly once each (RFC 5322 §3.6). */
const OWN =
  /^(from|sender|reply-to|to|cc|bcc|subject|date|message-id|mime-version|content-.*|resent-.*|return-path|received|dkim-signature)$/i;
/** Fields of free text; every other one has a syntax that encoded words would break. */
const FREE_TEXT = /^(comments|keywords|organization|x-(?!csa-complaints|auto-response).*)$/i;

/** How the field of a name is written; names are checked once. */
const writers = new Map<string, (name: string, value: string) => string>();

/** Extra header fields, each with CRLF. Throws a MimeError on a name that is not one or not the caller's. */
export function writeExtraHeaders(headers: readonly Header[]): string {
  let result = '';
  for (const [name, value] of headers) result += (writers.get(name) ?? admit(name))(name, value);
  return result;
}

function admit(name: string): (name: string, value: string) => string {
  if (!NAME.test(name)) throw new MimeError('header_name', 'A header field has a name that is none.');
  if (OWN.test(name)) throw new MimeError('header_name', `${name} is not written as an extra header field.`);
  const writer = /^list-id$/i.test(name)
    ? listIdHeader
    : FREE_TEXT.test(name)
      ? textHeader
      : structuredHeader;
  if (writers.size < 200) writers.set(name, writer);
  return writer;
}
