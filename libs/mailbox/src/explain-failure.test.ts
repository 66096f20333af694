import { describe, expect, it } from 'vitest';
import { asMailboxError, explainFailure } from './explain-failure.js';

const refused = (line: string) =>
  Object.assign(new Error('Command failed'), {
    response: `4 ${line}`,
    responseStatus: 'NO',
    authenticationFailed: true,
  });
const coded = (code: string, more: object = {}) =>
  Object.assign(new Error('low level words'), { code, ...more });

describe('explainFailure', () => {
  it.each([
    ['NO [AUTHENTICATIONFAILED] Authentication failed.', 'auth'],
    ['NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)', 'auth'],
    ['NO LOGIN failed.', 'auth'],
    [
      'NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
      'auth',
    ],
    ['NO [ALERT] Too many simultaneous connections. (Failure)', 'throttled'],
    [
      'NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)',
      'throttled',
    ],
    ['NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)', 'throttled'],
    ['NO [OVERQUOTA] Quota exceeded (mailbox for user is full)', 'quota'],
    ['NO [UNAVAILABLE] Temporary authentication failure.', 'unavailable'],
    ['NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.', 'tls'],
    ["NO [NONEXISTENT] Mailbox doesn't exist: Sent", 'not_found'],
  ])('understands "%s" as %s and keeps the words', (line, kind) => {
    expect(explainFailure(refused(line))).toMatchObject({ kind, serverWords: line });
  });

  it.each([
    ['ECONNREFUSED', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['ETIMEOUT', 'timeout'],
    ['NoConnection', 'closed'],
    ['LiteralTooLarge', 'protocol'],
    ['ENOTLOOPBACK', 'forbidden'],
    ['EOUTOFREACH', 'forbidden'],
  ])('understands the code %s as %s', (code, kind) => {
    expect(explainFailure(coded(code)).kind).toBe(kind);
  });

  it('prefers what the server said with BYE over the bare end of the connection', () => {
    const failure = explainFailure(
      coded('NoConnection', { reason: 'Courier-IMAP: Maximum connection limit reached for this IP' }),
    );
    expect(failure.kind).toBe('throttled');
  });

  it('gives the failure of a MailboxError back unchanged', () => {
    const error = asMailboxError(coded('ECONNREFUSED'));
    expect(explainFailure(error)).toBe(error.failure);
    expect(asMailboxError(error)).toBe(error);
  });
});
