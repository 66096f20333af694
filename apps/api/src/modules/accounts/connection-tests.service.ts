import { Injectable } from '@nestjs/common';
import type {
  ConnectionTest,
  InputOf,
  testSendingAccount,
  tryMailbox,
  trySendingAccount,
} from '@mailwright/contracts';
import { type MailboxLogin, type ReadableServer, testMailboxServer } from '@mailwright/mailbox';
import { type SmtpServer, type SmtpTokenAuth, testSmtpServer } from '@mailwright/smtp';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/domain-error.js';
import { AccountConnections } from './account-connections.service.js';
import { sameHost } from './password-change.js';
import { requireAllowedHost } from './server-rules.js';
import { presentMailboxTest, presentSmtpTest } from './test-report.presenter.js';
import { workspaceKind } from './workspace-kind.js';

/** A person waits for the answer. */
const STEP_TIMEOUT_MS = 10_000;

/** Walks through connections for a person who looks on. Nothing is sent, nothing in a mailbox changes. */
@Injectable()
export class ConnectionTests {
  constructor(
    private readonly database: Database,
    private readonly connections: AccountConnections,
  ) {}

  async account(
    workspaceId: string,
    id: string,
    body: InputOf<typeof testSendingAccount>['body'],
  ): Promise<ConnectionTest> {
    const account = await this.connections.smtpAccount(workspaceId, id);
    if (!account) throw notFound('account');
    const report = await this.smtp(account.server, account.onlyLoopback, body?.mailFrom);
    // The server takes the login again: what the sender was told before is over.
    if (report.ok && (account.state === 'refused' || account.state === 'unreachable'))
      await this.connections.setAccountState(workspaceId, id, 'working', '', null);
    return report;
  }

  async tryAccount(
    workspaceId: string,
    values: InputOf<typeof trySendingAccount>['body'],
  ): Promise<ConnectionTest> {
    const kind = await workspaceKind(this.database.manager, workspaceId);
    requireAllowedHost(kind, values.host, values.onOwnNetwork);
    const saved = values.accountId ? await this.connections.smtpAccount(workspaceId, values.accountId) : null;
    const { host, port, security, allowInvalidCertificate, allowPlaintextAuth, authMethod, username } =
      values;
    const server: SmtpServer = {
      host,
      port,
      security,
      ownNetwork: values.onOwnNetwork,
      allowInvalidCertificate,
      allowPlaintextAuth,
      maxConnections: 1,
      messagesPerConnection: 1,
      ...(authMethod === 'none'
        ? {}
        : authMethod === 'XOAUTH2'
          ? { auth: signInOf(saved?.server, username, host) }
          : { auth: { method: authMethod, username, password: passwordFor(values, saved?.server) } }),
    };
    return this.smtp(server, kind === 'sandbox', values.mailFrom);
  }

  async mailbox(workspaceId: string, id: string): Promise<ConnectionTest> {
    const mailbox = await this.connections.mailbox(workspaceId, id);
    if (!mailbox) throw notFound('mailbox');
    const report = await this.reading(mailbox.server);
    if (report.ok && (mailbox.state === 'refused' || mailbox.state === 'unreachable'))
      await this.connections.setMailboxState(workspaceId, id, 'catching_up', '');
    return report;
  }

  async tryMailbox(workspaceId: string, values: InputOf<typeof tryMailbox>['body']): Promise<ConnectionTest> {
    const kind = await workspaceKind(this.database.manager, workspaceId);
    requireAllowedHost(kind, values.host, values.onOwnNetwork);
    const saved = values.mailboxId ? await this.connections.mailbox(workspaceId, values.mailboxId) : null;
    const { protocol, host, port, security, allowInvalidCertificate, authMethod: method, username } = values;
    const auth: MailboxLogin =
      method === 'XOAUTH2'
        ? signInOf(saved?.server, username, host)
        : { method, username, password: passwordFor(values, saved?.server) };
    return this.reading({
      protocol,
      host,
      port,
      security,
      ownNetwork: values.onOwnNetwork,
      allowInvalidCertificate,
      auth,
      onlyLoopback: kind === 'sandbox',
    });
  }

  private async smtp(
    server: SmtpServer,
    onlyLoopback: boolean,
    mailFrom: string | undefined,
  ): Promise<ConnectionTest> {
    const report = await testSmtpServer(server, {
      timeoutMs: STEP_TIMEOUT_MS,
      onlyLoopback,
      ...(mailFrom ? { mailFrom } : {}),
    });
    return presentSmtpTest(server, report, mailFrom !== undefined);
  }

  private async reading(server: ReadableServer): Promise<ConnectionTest> {
    const startedAt = performance.now();
    const timeouts = {
      connectMs: STEP_TIMEOUT_MS,
      greetingMs: STEP_TIMEOUT_MS,
      silenceMs: STEP_TIMEOUT_MS,
      commandMs: 3 * STEP_TIMEOUT_MS,
    };
    const report = await testMailboxServer({ ...server, timeouts });
    return presentMailboxTest(server, report, performance.now() - startedAt);
  }
}

/** The stored password is for its own host only. */
function passwordFor(
  values: { host: string; password?: string | undefined },
  saved: SmtpServer | ReadableServer | undefined,
): string {
  if (values.password !== undefined) return values.password;
  const auth = saved?.auth;
  if (!saved || !auth || auth.method === 'XOAUTH2') return '';
  return sameHost(saved.host, values.host) ? auth.password : '';
}

/** The sign-in of what is saved, for the same user on the same server; a form alone has none. */
function signInOf(
  saved: SmtpServer | ReadableServer | undefined,
  username: string,
  host: string,
): SmtpTokenAuth {
  const auth = saved?.auth;
  const same = saved && sameHost(saved.host, host) && auth?.username.toLowerCase() === username.toLowerCase();
  if (same && auth?.method === 'XOAUTH2') return { ...auth, username };
  const says = 'Nobody has signed in for this user name yet. Save it and sign in, then test.';
  return { method: 'XOAUTH2', username, token: () => Promise.resolve({ status: 'withdrawn', says }) };
}
