import type { MailboxLogin, MailboxPasswordLogin } from '../mailbox-server.js';
import type { Pop3Capabilities } from './capabilities.js';
import { type Pop3Reply, refusal } from './pop3-reply.js';

/** One way to log in with a password, with the commands it takes. */
export type LoginWay = 'PLAIN' | 'LOGIN' | 'USER';

/**
 * Which way is used. One only: a server that refused a password once is not asked again in other words, because that
 * counts towards its lock-out. APOP is never used: its MD5 digest can be had by whoever sits in between
 * (CVE-2007-1558), and behind TLS it protects nothing more.
 */
export function chooseLogin(method: MailboxPasswordLogin['method'], { sasl }: Pop3Capabilities): LoginWay {
  if (method === 'PLAIN') return 'PLAIN';
  if (method === 'LOGIN') return 'USER';
  return sasl.includes('PLAIN') ? 'PLAIN' : sasl.includes('LOGIN') ? 'LOGIN' : 'USER';
}

/** Sends a line, answers with the status line or, during AUTH, with the challenge `+ …` as it came. */
export type Say = (line: string) => Promise<Pop3Reply | string>;

/** RFC 2449 section 4: a command has 255 bytes at most; a longer initial response is sent after an empty challenge. */
const LONGEST_COMMAND_BYTES = 255;

/**
 * Throws the refusal. The password is told apart from other reasons by `[AUTH]` where the server promises that. `token`:
 * what is said in the place of a password.
 */
export async function logIn(
  login: MailboxLogin,
  token: string | null,
  capabilities: Pop3Capabilities,
  say: Say,
): Promise<void> {
  const { username } = login;
  const password = login.method === 'XOAUTH2' ? (token ?? '') : login.password;
  // A line break would make a command of its own of whatever follows.
  if (/[\r\n\0]/.test(username + password)) throw new Error('User name and password are single lines.');
  if (login.method === 'XOAUTH2' && !capabilities.sasl.includes('XOAUTH2'))
    throw new Error('Unsupported authentication mechanism');
  const way = login.method === 'XOAUTH2' ? 'XOAUTH2' : chooseLogin(login.method, capabilities);
  const reply = await conversations[way](username, password, say);
  if (typeof reply === 'string') throw Object.assign(new Error(reply), { code: 'NotPop3' });
  if (!reply.ok) throw refusal(reply, isAboutPassword(reply, capabilities));
}

const conversations: Record<
  LoginWay | 'XOAUTH2',
  (username: string, password: string, say: Say) => Promise<Pop3Reply | string>
> = {
  async PLAIN(username, password, say) {
    const response = base64(`\0${username}\0${password}`);
    const whole = `AUTH PLAIN ${response}`;
    if (whole.length + 2 <= LONGEST_COMMAND_BYTES) return say(whole);
    const challenge = await say('AUTH PLAIN');
    return typeof challenge === 'string' ? say(response) : challenge;
  },
  async LOGIN(username, password, say) {
    let challenge = await say('AUTH LOGIN');
    for (const part of [username, password]) {
      if (typeof challenge !== 'string') return challenge;
      challenge = await say(base64(part));
    }
    return challenge;
  },
  // In two lines, as Exchange wants it and as every token needs. A refusal is a challenge with JSON, which wants an answer.
  async XOAUTH2(username, token, say) {
    const challenge = await say('AUTH XOAUTH2');
    if (typeof challenge !== 'string') return challenge;
    const reply = await say(base64(`user=${username}\x01auth=Bearer ${token}\x01\x01`));
    return typeof reply === 'string' ? say('') : reply;
  },
  async USER(username, password, say) {
    const known = await say(`USER ${username}`);
    return typeof known === 'string' || !known.ok ? known : say(`PASS ${password}`);
  },
};

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

function isAboutPassword({ code }: Pop3Reply, { authRespCode }: Pop3Capabilities): boolean {
  if (code === 'AUTH') return true;
  if (code !== null) return false;
  return !authRespCode;
}
