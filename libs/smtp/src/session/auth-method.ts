import type { SmtpAuth } from '../server.js';

export type AuthMethod = 'PLAIN' | 'LOGIN' | 'CRAM-MD5' | 'XOAUTH2';

/** The method to log in with, or null if there is none in common. Without TLS the one that hides the password is first. */
export function chooseAuthMethod(
  auth: SmtpAuth,
  offered: readonly string[],
  secure: boolean,
): AuthMethod | null {
  const order: AuthMethod[] = secure ? ['PLAIN', 'LOGIN', 'CRAM-MD5'] : ['CRAM-MD5', 'PLAIN', 'LOGIN'];
  const wanted = auth.method === 'auto' ? order : [auth.method];
  return wanted.find((method) => offered.includes(method)) ?? null;
}
