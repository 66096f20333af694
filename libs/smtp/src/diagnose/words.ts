/** What a step was about and, when it failed, what to do: said to a person who is no mail administrator. */
interface Words {
  meaning: string;
  advice: string;
}

export const stepWords = {
  resolve: {
    meaning: 'The name of the server could not be found.',
    advice: 'Check the spelling of the host name, and that this machine can reach a DNS server.',
  },
  connect: {
    meaning: 'Nothing answers at this address and port.',
    advice:
      'Check the port (465, 587, 2525 or 25). Many hosting companies block port 25, and firewalls may block the others.',
  },
  greeting: {
    meaning: 'The server did not greet as a mail server does.',
    advice:
      'Port 465 wants “TLS from the start”, ports 587 and 25 want STARTTLS. If the server refused, its words say why.',
  },
  ehlo: {
    meaning: 'The server does not accept how this machine introduces itself.',
    advice: 'Set the name for EHLO to the full domain name of this machine.',
  },
  starttls: {
    meaning: 'The connection cannot be encrypted, so nothing else was said.',
    advice:
      'Choose the port and kind of encryption that the provider names. If it used to work, something on the way may be removing STARTTLS.',
  },
  certificate: {
    meaning: 'The server could not prove that it is the one you named.',
    advice:
      'Use the exact host name in the certificate. Renew an expired one. For a server of your own whose authority nobody knows, accept a certificate that cannot be verified, deliberately, for this account.',
  },
  auth: {
    meaning: 'The server did not accept this login.',
    advice:
      'Check user name (often the whole address) and password. Google, Yahoo and Apple want an app password; Microsoft may want the sign-in with Microsoft.',
  },
  mailfrom: {
    meaning: 'The server does not let this account send with this From address.',
    advice: 'Use the account’s own address, or have the right to send as this address given to it.',
  },
  reset: {
    meaning: 'The server did not end the trial in order.',
    advice: 'Try again; if it stays so, tell the server’s administrator.',
  },
} as const satisfies Record<string, Words>;

export type TestStepName = keyof typeof stepWords;

/** In plain words, per certificate problem. */
const certificateWords: Record<string, string> = {
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  CERT_NOT_YET_VALID: 'The certificate is not valid yet: is this machine’s clock right?',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host name.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate was signed by the server itself, which proves nothing.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate comes from an authority that this machine does not know.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'The server does not send the certificates between its own and a known authority.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'The certificate comes from an authority that this machine does not know.',
};

export function certificateMeaning(problem: string): string {
  return certificateWords[problem] ?? `The certificate could not be verified (${problem}).`;
}
