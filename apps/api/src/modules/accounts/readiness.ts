import type { IdentityRow } from './identities.repository.js';

/** What has to be put right before mail leaves under a From, and what one should know but may send with. Sentences. */
export interface Readiness {
  problems: string[];
  warnings: string[];
}

export function readinessOf({ account, mailbox, readsNoReplies, fromAddress }: IdentityRow): Readiness {
  const problems: string[] = [];
  const warnings: string[] = [];
  if (account.state === 'paused') problems.push(`The account “${account.name}” is paused. Resume it.`);
  if (account.state === 'refused')
    problems.push(
      `${withStop(account.stateSays || `“${account.name}” refuses the sign-in`)} ${account.authMethod === 'XOAUTH2' ? '' : 'Enter the password again.'}`.trim(),
    );
  else if (account.authMethod !== 'none' && !account.hasPassword)
    problems.push(
      account.authMethod === 'XOAUTH2'
        ? `Nobody has signed in for the account “${account.name}”. Sign in.`
        : `The account “${account.name}” has no password. Enter it.`,
    );
  if (account.state === 'unreachable')
    warnings.push(withStop(account.stateSays || `${account.host} cannot be reached`));
  if (account.perDayLimit !== null && account.usedLastDay >= account.perDayLimit)
    warnings.push(
      `“${account.name}” has sent its ${account.perDayLimit} mails of the last 24 hours: the rest waits.`,
    );

  if (!mailbox && !readsNoReplies)
    problems.push(`No mailbox reads the answers to ${fromAddress}. Pair one, or say that none shall.`);
  if (mailbox?.state === 'refused' || (mailbox && !mailbox.hasPassword))
    problems.push(
      `${mailbox.address} cannot be read: ${withStop(mailbox.stateSays || (mailbox.authMethod === 'XOAUTH2' ? 'nobody has signed in' : 'it has no password'))} Sign in.`,
    );
  if (mailbox?.state === 'paused') problems.push(`The mailbox ${mailbox.address} is paused. Resume it.`);
  if (mailbox?.state === 'unreachable')
    warnings.push(`${mailbox.address} cannot be read now: ${withStop(mailbox.stateSays)}`);
  return { problems, warnings };
}

const withStop = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
