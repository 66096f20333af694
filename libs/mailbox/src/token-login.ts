import { loginRefused, tokenRefused } from './failure-rules.js';
import { MailboxError } from './mailbox-failure.js';
import type { MailboxTokenLogin, TokenAnswer } from './mailbox-server.js';

/**
 * Connects with a token, and once more with a fresh one where the server refused it: it may have run out, or have been
 * taken back, earlier than it said. Throws a `MailboxError`; the second refusal is the server's answer.
 */
export async function withToken<T>(
  login: MailboxTokenLogin,
  connect: (token: string) => Promise<T>,
): Promise<T> {
  const first = tokenOf(await login.token());
  try {
    return await connect(first);
  } catch (error) {
    if (!(error instanceof MailboxError) || error.failure.kind !== 'auth') throw error;
    const second = tokenOf(await login.token(first));
    if (second === first) throw error;
    return connect(second);
  }
}

function tokenOf(answer: TokenAnswer): string {
  if (answer.status === 'token') return answer.token;
  const kind = answer.status === 'withdrawn' ? 'auth' : 'unavailable';
  const remedy = kind === 'auth' ? '' : 'It is tried again later by itself.';
  throw new MailboxError({ kind, serverWords: null, meaning: answer.says, remedy });
}

/** What is said of a refused password is no help to somebody who has none. */
export function inTermsOfTokens(error: MailboxError): MailboxError {
  const { failure } = error;
  if (failure.meaning !== loginRefused.meaning) return error;
  return new MailboxError({ ...failure, ...tokenRefused }, { cause: error });
}
