import type { ConnectionSecurity } from '@mailwright/contracts';
import { placeOfHost } from './server-rules.js';

interface Allowed {
  host: string;
  security: ConnectionSecurity;
  allowInvalidCertificate: boolean;
  allowPlaintextAuth?: boolean;
  authMethod: string;
}

/** What an owner allowed deliberately and everybody should see, sentences. */
export function warningsOf(server: Allowed): string[] {
  // What stays on this machine has nobody in between.
  if (placeOfHost(server.host) === 'loopback') return [];
  const warnings: string[] = [];
  if (server.security === 'none')
    warnings.push('The connection is not encrypted: everybody on the way can read what passes.');
  else if (server.allowInvalidCertificate)
    warnings.push(
      `The certificate of ${server.host} is not checked: whoever sits in between can read the password and the mail.`,
    );
  if (server.security === 'none' && server.authMethod !== 'none' && server.allowPlaintextAuth !== false)
    warnings.push('The password is sent unencrypted.');
  return warnings;
}

/** Without TLS and without permission to say the password in clear text no login is possible. */
export const cannotLogIn = (server: Allowed): boolean =>
  server.security === 'none' && server.authMethod !== 'none' && server.allowPlaintextAuth === false;
