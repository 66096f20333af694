import { createHmac } from 'node:crypto';
import type { SmtpPasswordAuth } from '../server.js';
import type { AuthMethod } from '../session/auth-method.js';
import { xoauth2Response } from '../session/xoauth2.js';
import type { Said, SmtpDialogue } from './dialogue.js';

/** With a token: RFC 4954, and Google's description of XOAUTH2. A refusal has two parts, the second is the answer. */
export async function logInWithToken(
  dialogue: SmtpDialogue,
  username: string,
  token: string,
): Promise<Said | Error> {
  const first = await dialogue.say(`AUTH XOAUTH2 ${xoauth2Response(username, token)}`);
  return first instanceof Error || first.reply?.code !== 334 ? first : dialogue.say('');
}

/** RFC 4954, 4616, 2195. Answers with the server's last word; 235 means logged in. */
export async function logIn(
  dialogue: SmtpDialogue,
  auth: SmtpPasswordAuth,
  method: AuthMethod,
): Promise<Said | Error> {
  const { username, password } = auth;
  if (method === 'PLAIN') return dialogue.say(`AUTH PLAIN ${base64(`\0${username}\0${password}`)}`);
  const first = await dialogue.say(`AUTH ${method}`);
  if (first instanceof Error || first.reply?.code !== 334) return first;
  if (method === 'CRAM-MD5') {
    const challenge = Buffer.from(first.reply.text, 'base64');
    const digest = createHmac('md5', password).update(challenge).digest('hex');
    return dialogue.say(base64(`${username} ${digest}`));
  }
  const second = await dialogue.say(base64(username));
  if (second instanceof Error || second.reply?.code !== 334) return second;
  return dialogue.say(base64(password));
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
