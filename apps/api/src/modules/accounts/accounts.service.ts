import { Injectable } from '@nestjs/common';
import type { AccountTrouble } from '@mailwright/contracts';
import { Database } from '../../platform/database/database.js';
import type { ReturnPath } from '../sending/public.js';
import type { AccountState, MailboxState } from './account-connections.service.js';
import { troublesOf } from './attention.js';
import { IdentitiesRepository } from './identities.repository.js';
import { MailboxesRepository } from './mailboxes.repository.js';
import { readinessOf } from './readiness.js';
import { returnPathOf } from './return-path.js';
import { SendingAccountsRepository } from './sending-accounts.repository.js';

/** Who a campaign leaves as, through what, and who reads the answers. */
export interface CampaignSender {
  identity: {
    id: string;
    fromName: string;
    fromAddress: string;
    accountId: string;
    mailboxId: string | null;
    readsNoReplies: boolean;
    returnPathDomain: string | null;
  };
  account: {
    id: string;
    name: string;
    state: AccountState;
    /** Why it is not working, a sentence; empty while it works. */
    stateSays: string;
    limits: { perMinute: number | null; perDay: number | null; usedLastDay: number };
    /** A decimal string in the workspace's currency. */
    cost: string;
  };
  mailbox: { id: string; name: string; address: string; state: MailboxState; stateSays: string } | null;
  returnPath: ReturnPath;
  /** What has to be put right before it goes, sentences that say what to do; empty when all is well. */
  problems: string[];
  /** It may go, and one should know. */
  warnings: string[];
}

/** What other nouns ask of senders and mailboxes. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: SendingAccountsRepository,
    private readonly mailboxes: MailboxesRepository,
    private readonly identities: IdentitiesRepository,
  ) {}

  /** Null when there is no such From (any more). */
  async forCampaign(workspaceId: string, identityId: string): Promise<CampaignSender | null> {
    const found = await this.identities.byId(this.database.manager, workspaceId, identityId);
    if (!found) return null;
    const {
      id,
      fromName,
      fromAddress,
      accountId,
      mailboxId,
      readsNoReplies,
      returnPathDomain,
      account,
      mailbox,
    } = found;
    return {
      identity: { id, fromName, fromAddress, accountId, mailboxId, readsNoReplies, returnPathDomain },
      account: {
        id: accountId,
        name: account.name,
        state: account.state,
        stateSays: account.stateSays,
        limits: {
          perMinute: account.perMinuteLimit,
          perDay: account.perDayLimit,
          usedLastDay: account.usedLastDay,
        },
        cost: account.costPerMessage,
      },
      mailbox:
        mailbox && mailboxId
          ? {
              id: mailboxId,
              name: mailbox.name,
              address: mailbox.address,
              state: mailbox.state,
              stateSays: mailbox.stateSays,
            }
          : null,
      returnPath: returnPathOf(found, mailbox),
      ...readinessOf(found),
    };
  }

  /** What the accounts of a workspace are called and how they do, for reports. */
  async names(
    workspaceId: string,
  ): Promise<{ id: string; name: string; state: AccountState; stateSays: string }[]> {
    const all = await this.accounts.all(this.database.manager, workspaceId);
    return all.map(({ id, name, state, stateSays }) => ({ id, name, state, stateSays }));
  }

  /** What is in trouble, the worst first, each with the one action that fixes it. */
  async attention(workspaceId: string): Promise<AccountTrouble[]> {
    const { manager } = this.database;
    return troublesOf({
      accounts: await this.accounts.all(manager, workspaceId),
      mailboxes: await this.mailboxes.all(manager, workspaceId),
      identities: await this.identities.all(manager, workspaceId),
    });
  }
}
