import { base64Bytes, base64Size } from './base64-lines.js';
import { oneLine } from './header.js';
import { MimeError } from './mime-error.js';
import { parameter } from './parameter.js';

/** A file that goes with every message of a plan. With a `cid` it is shown where the HTML says `cid:…`. */
export interface Attachment {
  filename: string;
  /** `type/subtype`. */
  contentType: string;
  content: Buffer;
  /** Without angle brackets. */
  cid?: string;
}

const TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i;
const CONTENT_ID = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.@]{1,200}$/;

/** A part between two boundaries: its header fields with the empty line, and its base64, both in whole lines. */
export interface EncodedAttachment {
  head: Buffer;
  body: Buffer;
}

/** Octets that a file of so many octets takes in a message, its header fields and boundary not counted. */
export const attachmentSize = (octets: number): number => base64Size(octets);

/** The whole part, from its header to the end of its base64. Encoded once per plan. */
export function encodeAttachment({ filename, contentType, content, cid }: Attachment): EncodedAttachment {
  if (!TYPE.test(contentType)) {
    throw new MimeError('attachment', `"${oneLine(contentType)}" is not a type such as image/png.`);
  }
  // RFC 2046 §5.2.1: these may not be base64, and nobody attaches them to a campaign.
  if (/^(multipart|message)\//i.test(contentType)) {
    throw new MimeError('attachment', `${contentType} cannot be attached; use application/octet-stream.`);
  }
  if (cid !== undefined && !CONTENT_ID.test(cid)) {
    throw new MimeError('attachment', 'A Content-ID has characters that are not allowed in it.');
  }
  // No reader leaves an encoded word alone, not even in RFC 2231 values.
  const name = oneLine(filename).replace(/[/\\]/g, '_').replaceAll('=?', '=_') || 'attachment';
  const disposition = cid === undefined ? 'attachment' : 'inline';
  const id = cid === undefined ? '' : `Content-ID: <${cid}>\r\n`;
  const head =
    `Content-Type: ${contentType}${parameter('name', name)}\r\n` +
    `Content-Disposition: ${disposition}${parameter('filename', name)}\r\n` +
    `${id}Content-Transfer-Encoding: base64\r\n\r\n`;
  return { head: Buffer.from(head, 'latin1'), body: base64Bytes(content) };
}
