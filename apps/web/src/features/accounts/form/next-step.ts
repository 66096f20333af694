import type { AccountPresets, Mailbox, SendingAccount } from '@mailwright/contracts';
import {
  emptyIdentity,
  emptyMailbox,
  NOBODY,
  withMailboxPreset,
  type AccountValues,
  type IdentityValues,
  type MailboxValues,
} from './values';

const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** The mailbox of the service that was just connected, with the same login: for most that is all. */
export function firstMailbox(presets: AccountPresets, account: AccountValues | null): MailboxValues {
  const twin = presets.smtp.find(({ key }) => key === account?.preset)?.imap;
  const preset = presets.imap.find(({ key }) => key === (twin ?? emptyMailbox.preset));
  const base = preset ? withMailboxPreset(emptyMailbox, preset, undefined) : emptyMailbox;
  if (!account) return base;
  const address = isAddress(account.username) ? account.username : '';
  const { username, password, onOwnNetwork } = account;
  return {
    ...base,
    address,
    name: address || base.name,
    username,
    password,
    host: base.host || account.host.replace(/^smtp\./, 'imap.'),
    onOwnNetwork,
  };
}

/** The From of the mailbox (or of the login, where there is none), leaving through the account. */
export function firstIdentity(
  account: SendingAccount,
  mailbox: Mailbox | null,
  nobody: boolean,
): IdentityValues {
  const fromAddress = mailbox?.address ?? (isAddress(account.username) ? account.username : '');
  return {
    ...emptyIdentity,
    fromAddress,
    accountId: account.id,
    answers: mailbox?.id ?? (nobody ? NOBODY : ''),
  };
}
