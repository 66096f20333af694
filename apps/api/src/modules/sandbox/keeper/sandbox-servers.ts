import { Injectable } from '@nestjs/common';
import { AccountConnections, MailboxesService, SendingAccountsService } from '../../accounts/public.js';
import type { WorldRow } from '../sandbox.repository.js';

export interface WorldAccess {
  smtpUser: { username: string; password: string };
  mailbox: { address: string; password: string };
}

/** The account and the mailbox of a sandbox, as ordinary ones of the workspace: the world is entered with what they hold. */
@Injectable()
export class SandboxServers {
  constructor(
    private readonly connections: AccountConnections,
    private readonly accounts: SendingAccountsService,
    private readonly mailboxes: MailboxesService,
  ) {}

  /** Null when one of them was deleted. */
  async access({
    workspaceId,
    accountId,
    mailboxId,
  }: Pick<WorldRow, 'workspaceId' | 'accountId' | 'mailboxId'>): Promise<WorldAccess | null> {
    if (!accountId || !mailboxId) return null;
    const account = await this.connections.smtpAccount(workspaceId, accountId);
    const mailbox = await this.connections.mailbox(workspaceId, mailboxId);
    const user = account?.server.auth;
    const reader = mailbox?.server.auth;
    if (!user || !reader || !('password' in user) || !('password' in reader)) return null;
    return {
      smtpUser: { username: user.username, password: user.password },
      mailbox: { address: mailbox.address, password: reader.password },
    };
  }

  /** Where the world listens in this run. A changed version makes pools and readers connect anew. */
  async moveTo(
    { workspaceId, accountId, mailboxId }: Pick<WorldRow, 'workspaceId' | 'accountId' | 'mailboxId'>,
    ports: { smtpPort: number; imapPort: number },
  ): Promise<void> {
    if (!accountId || !mailboxId) return;
    const account = await this.accounts.get(workspaceId, accountId);
    const place = { host: '127.0.0.1', onOwnNetwork: true };
    if (account.host !== place.host || account.port !== ports.smtpPort || account.state === 'unreachable') {
      const { version } = account;
      await this.accounts.change(workspaceId, accountId, { ...place, port: ports.smtpPort, version });
    }
    const mailbox = await this.mailboxes.get(workspaceId, mailboxId);
    if (mailbox.host !== place.host || mailbox.port !== ports.imapPort || mailbox.state === 'unreachable') {
      const { version } = mailbox;
      await this.mailboxes.change(workspaceId, mailboxId, { ...place, port: ports.imapPort, version });
    }
  }
}
