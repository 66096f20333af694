import type { WorldOptions } from '@mailwright/sandbox';
import type { TokenSigner } from '@mailwright/tokens';

type MailingKey = NonNullable<WorldOptions['mailingKey']>;

/**
 * Names the mailing of a letter by its number: from our own Message-ID (`<mw.7.123.…@domain>`), and where the server
 * answers before it has seen the header, from the token in the return path.
 */
export const mailingKeyOf =
  (signer: TokenSigner): MailingKey =>
  ({ from, headers }) => {
    const own = /^<mw\.(\d+)\./.exec(headers?.get('message-id') ?? '')?.[1];
    return own ?? signer.findReturnPath([from])?.mailing.toString() ?? null;
  };
