/** What CAPA said (RFC 2449), as far as it changes what we do. */
export interface Pop3Capabilities {
  /** Keywords as they came, upper case, for reports. */
  names: string[];
  /** SASL mechanisms, upper case (RFC 5034). */
  sasl: string[];
  pipelining: boolean;
  uidl: boolean;
  top: boolean;
  /** Every refused login that is the password's fault says `[AUTH]` (RFC 3206). */
  authRespCode: boolean;
  /** The server wants at least so long between two logins; 0 where it does not say. */
  loginDelaySeconds: number;
  /** The server itself deletes mails after so many days; null: never, or it does not say. */
  expireDays: number | null;
}

/** Null stands for a server that knows no CAPA: RFC 1939 as of 1996, where UIDL and TOP have to be tried. */
export function parseCapabilities(lines: readonly string[] | null): Pop3Capabilities {
  const found = new Map<string, string[]>();
  for (const line of lines ?? []) {
    const [name = '', ...values] = line.trim().split(/\s+/);
    if (name !== '') found.set(name.toUpperCase(), values);
  }
  const unknown = lines === null;
  const expire = Number(found.get('EXPIRE')?.[0] ?? Number.NaN);
  const delay = Number(found.get('LOGIN-DELAY')?.[0] ?? 0);
  return {
    names: [...found.keys()],
    sasl: (found.get('SASL') ?? []).map((name) => name.toUpperCase()),
    pipelining: found.has('PIPELINING'),
    uidl: unknown || found.has('UIDL'),
    top: unknown || found.has('TOP'),
    authRespCode: found.has('AUTH-RESP-CODE'),
    loginDelaySeconds: Number.isFinite(delay) && delay > 0 ? delay : 0,
    // EXPIRE NEVER is no number.
    expireDays: Number.isFinite(expire) && expire >= 0 ? expire : null,
  };
}
