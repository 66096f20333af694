import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { readHeaderSection, relaxedValue } from './header-fields.js';
import { hashRelaxedBody, hashRelaxedParts } from './relaxed-body.js';
import { selectSigned } from './signed-fields.js';

export interface SignatureOptions {
  /** `d=`: the domain that answers for the message; DMARC wants it to be the From's. A-labels. */
  domain: string;
  /** `s=`: the name of the key in the DNS. */
  selector: string;
  /** PKCS #8 as PEM. */
  privateKey: string;
}

/** What all signatures of a domain have in common, made ready once. */
export interface SignaturePlan {
  readonly domain: string;
  readonly selector: string;
  /**
   * The message with a DKIM-Signature in front. `message` is what libs/mime made: RFC 5322 with CRLF, before
   * dot-stuffing, which is how the receiver sees it. `at` becomes `t=`. Throws where there is no header section.
   *
   * @param end what follows the message (its files, in whole lines): signed with it, not part of the result. The same array
   *   for every message that ends so.
   */
  sign(message: Buffer, at: Date, end?: readonly Buffer[]): Promise<Buffer>;
}

const WIDTH = 78;
/** Mailings of one shape have one list of names; others are made anew each time. */
const REMEMBERED = 100;

interface Beginning {
  /** From the field's name to the end of `h=`, folded. */
  written: string;
  /** The same in relaxed canonical form. */
  relaxed: string;
}

/**
 * Plans rsa-sha256 signatures, relaxed/relaxed, over the whole body (no `l=`). Throws when the key is no RSA key.
 *
 * RSA takes 200 µs a message, which would halve what one event loop can send: `crypto.sign` with a callback runs on
 * libuv's threads. Measured on two cores with 20 at a time: 9,400 a second and 6–13 µs of the loop each; two worker
 * threads with a queue of our own 9,000 and 9 µs. Four threads (Node's default) are enough up to four cores.
 */
export function planSignature({ domain, selector, privateKey }: SignatureOptions): SignaturePlan {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'rsa') throw new Error('DKIM signs with an RSA key here.');
  const beginnings = new Map<string, Beginning>();
  return {
    domain,
    selector,
    async sign(message, at, end) {
      const { fields, bodyStart } = readHeaderSection(message);
      const signed = selectSigned(fields);
      const { written, relaxed } = beginningOf(signed.names);
      const bodyHash = end ? hashRelaxedParts(message, bodyStart, end) : hashRelaxedBody(message, bodyStart);
      const tags = `t=${Math.floor(at.getTime() / 1_000)}; bh=${bodyHash};`;
      const signature = await signOffLoop(`${signed.text}${relaxed} ${tags} b=`, key);
      const field = `${written}\r\n ${tags}\r\n b=${foldBase64(signature)}\r\n`;
      const whole = Buffer.allocUnsafe(field.length + message.length);
      whole.write(field, 0, 'latin1');
      message.copy(whole, field.length);
      return whole;
    },
  };

  function beginningOf(names: readonly string[]): Beginning {
    const list = names.join(':');
    let known = beginnings.get(list);
    if (known) return known;
    const words = [' v=1;', ' a=rsa-sha256;', ' c=relaxed/relaxed;', ` d=${domain};`, ` s=${selector};`];
    const last = names.length - 1;
    names.forEach((name, at) => words.push(`${at === 0 ? ' h=' : ''}${name}${at === last ? ';' : ':'}`));
    const written = fold('DKIM-Signature:', words);
    known = { written, relaxed: `dkim-signature:${relaxedValue(written.slice(written.indexOf(':') + 1))}` };
    if (beginnings.size < REMEMBERED) beginnings.set(list, known);
    return known;
  }
}

/** Breaks between words so that lines keep to 78 columns (RFC 5322 section 2.1.1), unless one word alone is longer. */
function fold(start: string, words: readonly string[]): string {
  let result = start;
  let column = start.length;
  for (const word of words) {
    const fits = column + word.length <= WIDTH;
    const next = fits ? word : `\r\n ${word.trimStart()}`;
    result += next;
    column = fits ? column + word.length : next.length - 2;
  }
  return result;
}

/** The first line begins with ` b=`. By slices: a regular expression that counted columns took 255 µs. */
function foldBase64(signature: Buffer): string {
  const text = signature.toString('base64');
  let result = text.slice(0, WIDTH - 3);
  for (let at = WIDTH - 3; at < text.length; at += WIDTH - 1)
    result += `\r\n ${text.slice(at, at + WIDTH - 1)}`;
  return result;
}

function signOffLoop(text: string, key: KeyObject): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    sign('sha256', Buffer.from(text, 'latin1'), key, (error, signature) =>
      error ? reject(error) : resolve(signature),
    );
  });
}
