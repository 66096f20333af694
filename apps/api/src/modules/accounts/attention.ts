import type { AccountTrouble } from '@mailwright/contracts';
import type { IdentityRow } from './identities.repository.js';
import type { MailboxRow } from './mailboxes.repository.js';
import type { SendingAccountRow } from './sending-accounts.repository.js';

interface Everything {
  accounts: readonly SendingAccountRow[];
  mailboxes: readonly MailboxRow[];
  identities: readonly IdentityRow[];
}

/** What is in trouble, the worst first. A pause is a person's own wish and is only named where something leans on it. */
export function troublesOf({ accounts, mailboxes, identities }: Everything): AccountTrouble[] {
  const troubles = [
    ...accounts.flatMap((account) => accountTrouble(account)),
    ...mailboxes.flatMap((mailbox) => mailboxTrouble(mailbox)),
    ...identities.flatMap((identity) => identityTrouble(identity)),
  ];
  return troubles.sort((a, b) => Number(b.severity === 'bad') - Number(a.severity === 'bad'));
}

function accountTrouble(account: SendingAccountRow): AccountTrouble[] {
  const about = {
    about: 'sending_account',
    id: account.id,
    since: account.stateSince.toISOString(),
  } as const;
  const { name, stateSays, state, hasPassword, authMethod } = account;
  if (state === 'refused' || (authMethod !== 'none' && !hasPassword)) {
    const says = state === 'refused' ? stateSays : withoutLogin(authMethod, 'Nothing can leave through it.');
    return [
      {
        ...about,
        title: `“${name}” does not send`,
        says,
        severity: 'bad',
        action: { kind: 'enter_password', label: 'Sign in' },
      },
    ];
  }
  if (state === 'unreachable')
    return [
      {
        ...about,
        title: `“${name}” cannot be reached`,
        says: stateSays,
        severity: 'bad',
        action: { kind: 'check_settings', label: 'Check it' },
      },
    ];
  if (state === 'paused' && account.identities.length > 0)
    return [
      {
        ...about,
        title: `“${name}” is paused`,
        says: 'Its mail waits until you resume it.',
        severity: 'look',
        action: { kind: 'resume', label: 'Resume' },
      },
    ];
  return [];
}

function mailboxTrouble(mailbox: MailboxRow): AccountTrouble[] {
  const about = {
    about: 'mailbox',
    id: mailbox.id,
    since: (mailbox.lastReadAt ?? mailbox.stateSince).toISOString(),
  } as const;
  const { address, state, stateSays, hasPassword, authMethod } = mailbox;
  if (state === 'refused' || !hasPassword) {
    const says =
      state === 'refused' ? stateSays : withoutLogin(authMethod, 'Answers and bounces are not seen.');
    return [
      {
        ...about,
        title: `${address} is not read`,
        says,
        severity: 'bad',
        action: { kind: 'enter_password', label: 'Sign in' },
      },
    ];
  }
  if (state === 'unreachable')
    return [
      {
        ...about,
        title: `${address} cannot be reached`,
        says: stateSays,
        severity: 'bad',
        action: { kind: 'check_settings', label: 'Check it' },
      },
    ];
  if (state === 'paused' && mailbox.identities.length > 0)
    return [
      {
        ...about,
        title: `${address} is paused`,
        says: 'Answers and bounces wait in it until you resume it.',
        severity: 'look',
        action: { kind: 'resume', label: 'Resume' },
      },
    ];
  return [];
}

const withoutLogin = (authMethod: string, so: string): string =>
  `${authMethod === 'XOAUTH2' ? 'Nobody has signed in for it.' : 'It has no password.'} ${so}`;

function identityTrouble(identity: IdentityRow): AccountTrouble[] {
  if (identity.mailboxId !== null || identity.readsNoReplies) return [];
  return [
    {
      about: 'identity',
      id: identity.id,
      title: `Nobody reads the answers to ${identity.fromAddress}`,
      says: 'Pair it with a mailbox, or say that none shall be read. Until then no campaign leaves under it.',
      since: null,
      severity: 'look',
      action: { kind: 'pair_mailbox', label: 'Pair a mailbox' },
    },
  ];
}
