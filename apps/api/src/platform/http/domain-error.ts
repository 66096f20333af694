/** What kind of refusal this is; the HTTP filter maps each to one status. */
export type ErrorLevel =
  | 'invalid'
  | 'not_signed_in'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'stale'
  | 'too_large'
  | 'too_many'
  | 'unavailable';

/**
 * An expected refusal, told to the caller. `code` is stable and machine-readable (`campaign.not_a_draft`), `message`
 * says what is wrong in a sentence, `remedy` what to do about it.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly level: ErrorLevel,
    message: string,
    readonly remedy?: string,
    readonly fields?: { path: string; message: string }[],
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

export const notFound = (what: string): DomainError =>
  new DomainError(
    `${what}.not_found`,
    'not_found',
    `There is no such ${what} here.`,
    'It may have been deleted: reload the page.',
  );

/** Somebody else saved in between: the `version` that came does not match. */
export const stale = (what: string): DomainError =>
  new DomainError(
    `${what}.stale`,
    'stale',
    `This ${what} was changed in the meantime.`,
    'Reload it and make your change again.',
  );
