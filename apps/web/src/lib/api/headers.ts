/** `If-Match` for a change to version n of something: refused with 412 if somebody saved in between. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/** `Idempotency-Key` for a POST. One key per intention of the person, kept over retries: see useIntentKey. */
export function idempotent(key: string): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}
