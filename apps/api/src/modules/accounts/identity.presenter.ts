import type { Identity } from '@mailwright/contracts';
import type { IdentityRow } from './identities.repository.js';
import { readinessOf } from './readiness.js';

export const presentIdentity = (row: IdentityRow): Identity => ({
  id: row.id,
  fromName: row.fromName,
  fromAddress: row.fromAddress,
  account: { id: row.accountId, name: row.account.name, state: row.account.state },
  mailbox:
    row.mailbox && row.mailboxId
      ? { id: row.mailboxId, name: row.mailbox.name, address: row.mailbox.address, state: row.mailbox.state }
      : null,
  readsNoReplies: row.readsNoReplies,
  returnPathDomain: row.returnPathDomain,
  dkimSelector: row.dkimSelector,
  problems: readinessOf(row).problems,
  createdAt: row.createdAt.toISOString(),
  version: row.version,
});
