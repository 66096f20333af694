import type { Identity, Mailbox, SendingAccount } from '@mailwright/contracts';
import { lookOfAccount, lookOfMailbox, needsHelp } from '../states';

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** What the page is asked: does mail leave, and are answers read? */
export function answerOf(
  accounts: readonly SendingAccount[],
  mailboxes: readonly Mailbox[],
  identities: readonly Identity[],
): string {
  const silent = accounts.filter((account) => needsHelp(lookOfAccount(account))).length;
  const unread = mailboxes.filter((mailbox) => needsHelp(lookOfMailbox(mailbox))).length;
  const troubles = [
    silent > 0 && `${many(silent, 'account does', 'accounts do')} not send`,
    unread > 0 && `${many(unread, 'mailbox is', 'mailboxes are')} not read`,
  ].filter((trouble) => trouble !== false);
  if (troubles.length > 0) return `${troubles.join(', and ')}.`;
  if (accounts.length === 0) return 'Nothing can leave before there is a sending account.';
  if (identities.length === 0) return 'Add the address that people see your mail come from.';
  const unready = identities.filter(({ problems }) => problems.length > 0).length;
  if (unready > 0) return `${many(unready, 'From address is', 'From addresses are')} not ready.`;
  return mailboxes.length === 0
    ? 'Mail can leave. Nobody reads the answers.'
    : 'Mail can leave, and answers are read.';
}
