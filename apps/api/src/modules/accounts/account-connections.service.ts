import { Injectable } from '@nestjs/common';
import type { MailboxServer } from '@mailwright/mailbox';
import type { SmtpServer } from '@mailwright/smtp';
import { changed, Database, row } from '../../platform/database/database.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { Sealer } from '../../platform/secrets/sealer.js';

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
  server: MailboxServer;
  state: MailboxState;
}

interface SmtpRow {
  host: string;
  port: number;
  security: SmtpServer['security'];
  allowInvalidCertificate: boolean;
  allowPlaintextAuth: boolean;
  authMethod: 'none' | 'auto' | 'PLAIN' | 'LOGIN' | 'CRAM-MD5';
  username: string;
  passwordSealed: Buffer | null;
  maxConnections: number;
  messagesPerConnection: number;
  perMinuteLimit: number | null;
  perDayLimit: number | null;
  state: AccountState;
  pausedUntil: Date | null;
  version: number;
  kind: 'real' | 'sandbox';
  delayScale: number;
}

interface MailboxRow {
  address: string;
  host: string;
  port: number;
  security: MailboxServer['security'];
  allowInvalidCertificate: boolean;
  authMethod: 'auto' | 'PLAIN' | 'LOGIN';
  username: string;
  passwordSealed: Buffer | null;
  state: MailboxState;
  version: number;
  kind: 'real' | 'sandbox';
}

export const accountSecret = (id: string): string => `account:${id}`;
export const mailboxSecret = (id: string): string => `mailbox:${id}`;

/** What the sender and the inbox connect with, and where they say how it went. The only place that opens passwords. */
@Injectable()
export class AccountConnections {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
  ) {}

  async smtpAccount(workspaceId: string, id: string): Promise<SmtpAccount | null> {
    const found = await row<SmtpRow>(
      this.database.manager,
      `select a.host, a.port, a.security, a.allow_invalid_certificate as "allowInvalidCertificate",
              a.allow_plaintext_auth as "allowPlaintextAuth", a.auth_method as "authMethod", a.username,
              a.password_sealed as "passwordSealed", a.max_connections as "maxConnections",
              a.messages_per_connection as "messagesPerConnection", a.per_minute_limit as "perMinuteLimit",
              a.per_day_limit as "perDayLimit", a.state, a.paused_until as "pausedUntil", a.version, w.kind, w.delay_scale as "delayScale"
         from sending_accounts a join workspaces w on w.id = a.workspace_id
        where a.workspace_id = $1 and a.id = $2`,
      [workspaceId, id],
    );
    if (!found) return null;
    return {
      workspaceId,
      id,
      version: found.version,
      server: {
        host: found.host,
        port: found.port,
        security: found.security,
        allowInvalidCertificate: found.allowInvalidCertificate,
        allowPlaintextAuth: found.allowPlaintextAuth,
        maxConnections: found.maxConnections,
        messagesPerConnection: found.messagesPerConnection,
        ...(found.authMethod === 'none'
          ? {}
          : { auth: { method: found.authMethod, username: found.username, password: this.open(found.passwordSealed, accountSecret(id)) } }),
      },
      onlyLoopback: found.kind === 'sandbox',
      perMinuteLimit: found.perMinuteLimit,
      perDayLimit: found.perDayLimit,
      state: found.state,
      pausedUntil: found.pausedUntil,
      delayScale: found.delayScale,
    };
  }

  async mailbox(workspaceId: string, id: string): Promise<MailboxConnectionSettings | null> {
    const found = await row<MailboxRow>(
      this.database.manager,
      `select m.address, m.host, m.port, m.security, m.allow_invalid_certificate as "allowInvalidCertificate",
              m.auth_method as "authMethod", m.username, m.password_sealed as "passwordSealed", m.state, m.version, w.kind
         from mailboxes m join workspaces w on w.id = m.workspace_id
        where m.workspace_id = $1 and m.id = $2`,
      [workspaceId, id],
    );
    if (!found) return null;
    return {
      workspaceId,
      id,
      address: found.address,
      version: found.version,
      state: found.state,
      server: {
        protocol: 'imap',
        host: found.host,
        port: found.port,
        security: found.security,
        allowInvalidCertificate: found.allowInvalidCertificate,
        auth: { method: found.authMethod, username: found.username, password: this.open(found.passwordSealed, mailboxSecret(id)) },
        onlyLoopback: found.kind === 'sandbox',
      },
    };
  }

  /** Says how an account does, where that is something new; `says` is a sentence for people with the server's words. */
  async setAccountState(workspaceId: string, id: string, state: AccountState, says: string, pausedUntil: Date | null): Promise<void> {
    const count = await changed(
      this.database.manager,
      `update sending_accounts set state = $3, state_says = $4, state_since = now(), paused_until = $5
        where workspace_id = $1 and id = $2 and (state, state_says, paused_until) is distinct from ($3, $4, $5)`,
      [workspaceId, id, state, says, pausedUntil],
    );
    if (count > 0) await this.live.tell(this.database.manager, { workspaceId, topic: 'accounts' });
  }

  async setMailboxState(workspaceId: string, id: string, state: MailboxState, says: string): Promise<void> {
    const count = await changed(
      this.database.manager,
      `update mailboxes set state = $3, state_says = $4, state_since = now()
        where workspace_id = $1 and id = $2 and (state, state_says) is distinct from ($3, $4)`,
      [workspaceId, id, state, says],
    );
    if (count > 0) await this.live.tell(this.database.manager, { workspaceId, topic: 'accounts' });
  }

  private open(sealed: Buffer | null, context: string): string {
    return sealed ? this.sealer.open(sealed, context) : '';
  }
}
