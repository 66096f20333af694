import type { NewIdentity, NewMailbox, NewSendingAccount } from '@mailwright/contracts';
import { cloneDatabase } from '@mailwright/testing';
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../platform/database/data-source.js';
import { Database, row } from '../../../platform/database/database.js';
import { LiveBus, type LiveNote } from '../../../platform/live/live-bus.js';
import { Sealer } from '../../../platform/secrets/sealer.js';
import { AccountConnections } from '../account-connections.service.js';
import { AccountsService } from '../accounts.service.js';
import { ConnectionTests } from '../connection-tests.service.js';
import { ConnectionsRepository } from '../connections.repository.js';
import { DomainChecks } from '../domain-check/domain-checks.service.js';
import { IdentitiesRepository } from '../identities.repository.js';
import { IdentitiesService } from '../identities.service.js';
import { MailboxesRepository } from '../mailboxes.repository.js';
import { MailboxesService } from '../mailboxes.service.js';
import { AccessTokens } from '../oauth/access-tokens.service.js';
import { OauthAppsRepository } from '../oauth/apps.repository.js';
import { GrantsRepository } from '../oauth/grants.repository.js';
import { StoredSignIns } from '../oauth/stored-sign-ins.service.js';
import { SendingAccountsRepository } from '../sending-accounts.repository.js';
import { SendingAccountsService } from '../sending-accounts.service.js';
import { SigningKeysRepository } from '../signing/signing-keys.repository.js';
import { SigningKeysService } from '../signing/signing-keys.service.js';
import { FakeDns } from './fake-dns.js';

/** Remembers what pages were told instead of telling them. */
class RememberedNotes extends LiveBus {
  readonly told: LiveNote[] = [];
  override tell(_manager: unknown, note: LiveNote): Promise<void> {
    this.told.push(note);
    return Promise.resolve();
  }
}

/** The services of accounts, mailboxes and From addresses over a database of the test file's own. */
export async function openAccountsBench(testAuthority: string | null = null) {
  const clone = await cloneDatabase();
  const dataSource = await new DataSource(dataSourceOptions(clone.url, 'tests', 4)).initialize();
  const database = new Database(dataSource);
  const sealer = new Sealer(Buffer.alloc(32, 7));
  const live = new RememberedNotes({ databaseUrl: clone.url, listens: false }, pino({ level: 'silent' }));
  const accountRows = new SendingAccountsRepository();
  const mailboxRows = new MailboxesRepository();
  const identityRows = new IdentitiesRepository();
  const keyRows = new SigningKeysRepository();
  const grants = new GrantsRepository();
  const apps = new OauthAppsRepository();
  const quiet = pino({ level: 'silent' });
  const tokens = new AccessTokens(database, grants, apps, sealer, live, testAuthority, quiet);
  const signIns = new StoredSignIns(grants, testAuthority);
  const connections = new AccountConnections(database, new ConnectionsRepository(), sealer, live, tokens);
  const dns = new FakeDns();
  return {
    database,
    sealer,
    live,
    dns,
    connections,
    grants,
    apps,
    tokens,
    databaseUrl: clone.url,
    accounts: new SendingAccountsService(database, accountRows, sealer, live, signIns),
    mailboxes: new MailboxesService(database, mailboxRows, sealer, live, signIns),
    identities: new IdentitiesService(database, identityRows, accountRows, mailboxRows, live),
    facade: new AccountsService(database, accountRows, mailboxRows, identityRows),
    tests: new ConnectionTests(database, connections),
    domains: new DomainChecks(database, identityRows, keyRows, dns),
    keys: new SigningKeysService(database, keyRows, sealer, dns, live),
    newWorkspace: (kind: 'real' | 'sandbox' = 'real') => buildWorkspace(database, kind),
    async close() {
      await dataSource.destroy();
      await clone.drop();
    },
  };
}
export type AccountsBench = Awaited<ReturnType<typeof openAccountsBench>>;

export const buildAccount = (overrides: Partial<NewSendingAccount> = {}): NewSendingAccount => ({
  name: 'Main',
  preset: 'generic',
  host: 'smtp.northlight.coffee',
  port: 587,
  security: 'starttls',
  allowInvalidCertificate: false,
  allowPlaintextAuth: false,
  authMethod: 'auto',
  username: 'hello@northlight.coffee',
  password: 'correct horse',
  onOwnNetwork: false,
  maxConnections: 5,
  messagesPerConnection: 100,
  perMinuteLimit: null,
  perDayLimit: null,
  costPerMessage: '0',
  ...overrides,
});

export const buildMailbox = (overrides: Partial<NewMailbox> = {}): NewMailbox => ({
  name: 'Hello',
  address: 'hello@northlight.coffee',
  preset: 'imap_993',
  protocol: 'imap',
  deleteAfterDays: null,
  host: 'imap.northlight.coffee',
  port: 993,
  security: 'implicit_tls',
  allowInvalidCertificate: false,
  authMethod: 'auto',
  username: 'hello@northlight.coffee',
  password: 'battery staple',
  onOwnNetwork: false,
  ...overrides,
});

export const buildIdentity = (accountId: string, overrides: Partial<NewIdentity> = {}): NewIdentity => ({
  fromName: 'Ines from Northlight',
  fromAddress: 'ines@northlight.coffee',
  accountId,
  mailboxId: null,
  readsNoReplies: false,
  returnPathDomain: null,
  dkimSelector: null,
  ...overrides,
});

async function buildWorkspace(database: Database, kind: 'real' | 'sandbox'): Promise<string> {
  const { manager } = database;
  const made = await row<{ id: string }>(
    manager,
    `insert into auth."organization" ("name", "slug", "createdAt") values ('Test', $1, now()) returning "id"`,
    [randomUUID()],
  );
  if (!made) throw new Error('The insert returned no row.');
  await manager.query(`insert into workspaces (id, kind, name) values ($1, $2, 'Test')`, [made.id, kind]);
  return made.id;
}
