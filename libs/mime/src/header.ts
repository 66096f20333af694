import { requireAddress } from './address.js';
import { encodeWords } from './encoded-word.js';
import { MimeError } from './mime-error.js';

/** A person or role in From, To, Reply-To. */
export interface Mailbox {
  name?: string;
  address: string;
}

const LINE = 76;
const HARD_LIMIT = 998;
// oxlint-disable-next-line no-control-regex -- control characters are what is removed
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const PRINTABLE = /^[\x20-\x7e]*$/;
/** Words parted by single blanks, none of which a reader would take for an encoded one. */
const PLAIN = /^(?!.*=\?)[\x21-\x7e]{1,900}( [\x21-\x7e]{1,900})*$/;
const ATOMS = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+( [A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+)*$/;

/** Line breaks and control characters as blanks: whatever a value holds, it stays one header field. */
export function oneLine(value: string): string {
  return value.replace(CONTROLS, ' ').trim().toWellFormed();
}

/** `Name: value` with CRLF: folded where it is plain, RFC 2047 where it is not. For free text. */
export function textHeader(name: string, value: string): string {
  const text = oneLine(value);
  if (text === '') return `${name}: \r\n`;
  return PLAIN.test(text) ? fold(name, text) : `${name}: ${encodeWords(text, name.length + 2)}\r\n`;
}

/** `Name: value` with CRLF for a field with a syntax (List-Unsubscribe, Feedback-ID): ASCII, never encoded. */
export function structuredHeader(name: string, value: string): string {
  const text = oneLine(value);
  if (!PRINTABLE.test(text)) throw new MimeError('header_value', `${name} takes ASCII only.`);
  return fold(name, text);
}

/** Folds at blanks (RFC 5322 §2.2.3). A word longer than a line, such as a URL, gets one of its own. */
function fold(name: string, text: string): string {
  if (name.length + 2 + text.length <= LINE) return `${name}: ${text}\r\n`;
  let result = `${name}:`;
  let column = result.length;
  for (const word of text.split(' ')) {
    // Nothing is folded right behind the colon: the first line would be empty.
    if (column + 1 + word.length > LINE && column > name.length + 1 && word !== '') {
      result += '\r\n';
      column = 0;
    }
    result += ` ${word}`;
    column += 1 + word.length;
    if (column > HARD_LIMIT) throw new MimeError('header_value', `${name} has a word that no line can hold.`);
  }
  return `${result}\r\n`;
}

/** `Name: mailbox, mailbox` with CRLF, each on a line of its own. Throws a MimeError on an address that is none. */
export function mailboxHeader(name: string, mailboxes: readonly Mailbox[]): string {
  return `${name}: ${mailboxes.map((mailbox) => formatMailbox(mailbox, name.length + 2)).join(',\r\n ')}\r\n`;
}

/** `Name: phrase <id>` with CRLF (List-Id, RFC 2919): the phrase may be in any language, the id is ASCII. */
export function listIdHeader(name: string, value: string): string {
  const [, phrase, id] = /^([^<>]*)<([\x21-\x7e]+)>$/.exec(oneLine(value)) ?? [];
  if (phrase === undefined)
    throw new MimeError('header_value', `${name} has the form: Name <id.example.com>.`);
  const words = formatPhrase(phrase.trim(), name.length + 2);
  return `${name}: ${words}${words === '' ? '' : '\r\n '}<${id}>\r\n`;
}

function formatMailbox({ name, address }: Mailbox, used: number): string {
  const { address: spec } = requireAddress(address);
  const phrase = formatPhrase(oneLine(name ?? ''), used);
  if (phrase === '') return spec;
  const lastLine = phrase.length - phrase.lastIndexOf('\n') - 1 + (phrase.includes('\n') ? 0 : used);
  return `${phrase}${lastLine + spec.length + 3 > LINE ? '\r\n' : ''} <${spec}>`;
}

/** A display name as atoms, quoted string or encoded words. An `=?` is encoded: readers decode it in quotes. */
function formatPhrase(name: string, used: number): string {
  if (name === '') return '';
  if (name.length > 60 || name.includes('=?') || !PRINTABLE.test(name)) return encodeWords(name, used);
  return ATOMS.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}
