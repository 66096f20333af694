import type { SmtpTokenAuth, TokenAnswer } from '../server.js';
import { notSent, type NotSent } from '../outcome.js';

/** What nodemailer knows our login as: by the method's own name it would look for a token generator of its kind. */
export const TOKEN_LOGIN = 'TOKEN';

/** What nodemailer hands to a login of one's own, as far as it is used here. */
interface LoginContext {
  readonly sendCommand: (command: string) => Promise<{ response: string }>;
}

/** The initial response of XOAUTH2: `user=…`, `auth=Bearer …`, each ended by ^A, and one more ^A. */
export function xoauth2Response(username: string, token: string): string {
  return Buffer.from(`user=${username}\x01auth=Bearer ${token}\x01\x01`, 'utf8').toString('base64');
}

/**
 * The dialogue of XOAUTH2 as a login for nodemailer, whose own asks for another token on the same connection and loses
 * the server's words. A refused token is answered with `334 eyJzdGF0dXMiOiI0MDAi…` (JSON in base64), which wants an
 * empty line before the server says `535-5.7.8 Username and Password not accepted.`; Exchange says
 * `535 5.7.3 Authentication unsuccessful` at once.
 */
export function xoauth2Login(username: string, token: string) {
  return async ({ sendCommand }: LoginContext): Promise<void> => {
    let said = await sendCommand(`AUTH XOAUTH2 ${xoauth2Response(username, token)}`);
    if (said.response.startsWith('334')) said = await sendCommand('');
    if (!said.response.startsWith('235')) throw new Error('The server did not take the sign-in token');
  };
}

/**
 * Tries with a token, and once more with a fresh one where the server refused it: it may have run out, or have been
 * taken back, earlier than it said. A second refusal is the server's answer.
 */
export async function withToken<T extends object>(
  auth: SmtpTokenAuth,
  attempt: (token: string) => Promise<T>,
  refused: (result: T) => boolean,
): Promise<T | NotSent> {
  const first = await auth.token();
  if (first.status !== 'token') return noToken(first);
  const result = await attempt(first.token);
  if (!refused(result)) return result;
  const second = await auth.token(first.token);
  if (second.status !== 'token') return noToken(second);
  return second.token === first.token ? result : attempt(second.token);
}

/** Without consent nothing is tried until a person signs in; an authority that is away is like a server that is. */
function noToken({ status, says }: Exclude<TokenAnswer, { status: 'token' }>): NotSent {
  return notSent('auth', status === 'withdrawn' ? 'auth' : 'connect', says);
}
