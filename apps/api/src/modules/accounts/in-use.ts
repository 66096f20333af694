import { DomainError } from '../../platform/http/domain-error.js';

const SHOWN = 5;

/** The refusal to delete something that others lean on, with their names. */
export function inUse(
  what: 'account' | 'mailbox' | 'identity',
  users: readonly string[],
  remedy: string,
): DomainError {
  const names = users
    .slice(0, SHOWN)
    .map((name) => `“${name}”`)
    .join(', ');
  const more = users.length > SHOWN ? ` and ${users.length - SHOWN} more` : '';
  return new DomainError(`${what}.in_use`, 'conflict', `It is used by ${names}${more}.`, remedy);
}

/** What a mailing without a name is called where it stands in the way. */
export const nameOfMailing = (kind: string): string =>
  ({
    test: 'a test that is going out',
    reply: 'an answer that is going out',
    campaign: 'a campaign that is going out',
  })[kind] ?? 'a mail that is going out';
