import type { Mailbox } from '@mailwright/contracts';
import type { MailboxRow } from './mailboxes.repository.js';
import { warningsOf } from './warnings.js';

export const presentMailbox = (row: MailboxRow): Mailbox => ({
  ...row,
  warnings: warningsOf(row),
  stateSince: row.stateSince.toISOString(),
  lastReadAt: row.lastReadAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
