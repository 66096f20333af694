import type { Mailbox } from '@mailwright/contracts';
import type { MailboxRow } from './mailboxes.repository.js';
import { warningsOf } from './warnings.js';

export const presentMailbox = (
  { oauthGrantId: _grant, ...row }: MailboxRow,
  signInWith: Mailbox['signInWith'],
): Mailbox => ({
  ...row,
  signInWith,
  warnings: warningsOf(row),
  stateSince: row.stateSince.toISOString(),
  lastReadAt: row.lastReadAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
