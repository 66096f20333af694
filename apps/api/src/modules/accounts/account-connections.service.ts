import { Injectable } from '@nestjs/common';
import type { MailboxLogin, ReadableServer } from '@mailwright/mailbox';
import type { SmtpServer } from '@mailwright/smtp';
import { Database } from '../../platform/database/database.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { Sealer } from '../../platform/secrets/sealer.js';
import { ConnectionsRepository } from './connections.repository.js';
import { AccessTokens } from './oauth/access-tokens.service.js';
import { accountSecret, mailboxSecret, signingSecret } from './secret-places.js';

export type AccountState = 'working' | 'paused' | 'refused' | 'unreachable';
export type MailboxState = 'working' | 'catching_up' | 'refused' | 'unreachable' | 'paused';

/** A sending account as the sender needs it: ready to connect, the password opened. */
export interface SmtpAccount {
  workspaceId: string;
  id: string;
  /** Rises with every change of the account: pools of an older one are drained. */
  version: number;
  server: SmtpServer;
  /** A sandbox: nothing but loopback may be reached. */
  onlyLoopback: boolean;
  perMinuteLimit: number | null;
  perDayLimit: number | null;
  state: AccountState;
  pausedUntil: Date | null;
  /** Compressed time of a sandbox; 1 in real workspaces. */
  delayScale: number;
}

export interface MailboxConnectionSettings {
  workspaceId: string;
  id: string;
  address: string;
  version: number;
  server: ReadableServer;
  /** POP3: delete mails on the server so many days after they were stored; null: never. */
  deleteAfterDays: number | null;
  state: MailboxState;
}

/** A DKIM key, opened for the sender. */
export interface OpenedSigningKey {
  id: string;
  domain: string;
  selector: string;
  /** PKCS #8, PEM. */
  privateKey: string;
}

/**
 * What the sender and the inbox connect with and sign with, and where they say how it went. The only place that opens
 * passwords and keys.
 */
@Injectable()
export class AccountConnections {
  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionsRepository,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
    private readonly tokens: AccessTokens,
  ) {}

  async smtpAccount(workspaceId: string, id: string): Promise<SmtpAccount | null> {
    const found = await this.connections.smtpAccount(this.database.manager, workspaceId, id);
    if (!found) return null;
    const {
      perMinuteLimit,
      perDayLimit,
      state,
      pausedUntil,
      version,
      kind,
      delayScale,
      authMethod,
      username,
      passwordSealed,
      oauthGrantId,
      preset,
      ...server
    } = found;
    const auth = (): Pick<SmtpServer, 'auth'> => {
      if (authMethod === 'none') return {};
      if (authMethod !== 'XOAUTH2')
        return {
          auth: { method: authMethod, username, password: this.open(passwordSealed, accountSecret(id)) },
        };
      const token = this.tokens.sourceFor(workspaceId, oauthGrantId, { preset, host: found.host });
      return { auth: { method: authMethod, username, token } };
    };
    return {
      workspaceId,
      id,
      version,
      server: { ...server, ...auth() },
      onlyLoopback: kind === 'sandbox',
      perMinuteLimit,
      perDayLimit,
      state,
      pausedUntil,
      delayScale,
    };
  }

  /** The key for mail of a domain over an account; null: nothing of ours signs it. `domain` in A-labels. */
  async signingKey(workspaceId: string, accountId: string, domain: string): Promise<OpenedSigningKey | null> {
    const found = await this.connections.signingKey(this.database.manager, workspaceId, accountId, domain);
    if (!found) return null;
    const { id, selector, privateKeySealed } = found;
    return { id, domain, selector, privateKey: this.open(privateKeySealed, signingSecret(id)) };
  }

  async mailbox(workspaceId: string, id: string): Promise<MailboxConnectionSettings | null> {
    const found = await this.connections.mailbox(this.database.manager, workspaceId, id);
    if (!found) return null;
    const { protocol, host, port, security, ownNetwork, allowInvalidCertificate, username } = found;
    const method = found.authMethod;
    const auth: MailboxLogin =
      method === 'XOAUTH2'
        ? { method, username, token: this.tokens.sourceFor(workspaceId, found.oauthGrantId, found) }
        : { method, username, password: this.open(found.passwordSealed, mailboxSecret(id)) };
    return {
      workspaceId,
      id,
      address: found.address,
      version: found.version,
      state: found.state,
      deleteAfterDays: found.deleteAfterDays,
      server: {
        protocol,
        host,
        port,
        security,
        ownNetwork,
        allowInvalidCertificate,
        auth,
        onlyLoopback: found.kind === 'sandbox',
      },
    };
  }

  /** Says how an account does, where that is something new; `says` is a sentence for people with the server's words. */
  async setAccountState(
    workspaceId: string,
    id: string,
    state: AccountState,
    says: string,
    pausedUntil: Date | null,
  ): Promise<void> {
    const { manager } = this.database;
    if (await this.connections.setAccountState(manager, workspaceId, id, state, says, pausedUntil))
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
  }

  async setMailboxState(workspaceId: string, id: string, state: MailboxState, says: string): Promise<void> {
    const { manager } = this.database;
    if (await this.connections.setMailboxState(manager, workspaceId, id, state, says))
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
  }

  private open(sealed: Buffer | null, context: string): string {
    return sealed ? this.sealer.open(sealed, context) : '';
  }
}
