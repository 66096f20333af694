import { testMailboxServer } from '@mailwright/mailbox';
import { testSmtpServer } from '@mailwright/smtp';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/database/database.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { Database } from '../../platform/database/database.js';
import { Sealer } from '../../platform/secrets/sealer.js';
import { AccountConnections } from './account-connections.service.js';
import { ConnectionsRepository } from './connections.repository.js';
import { AccessTokens } from './oauth/access-tokens.service.js';
import { OauthAppsRepository } from './oauth/apps.repository.js';
import { GrantsRepository } from './oauth/grants.repository.js';
import { type DnsResolver, SystemDns } from './domain-check/dns-resolver.js';
import { DomainChecks } from './domain-check/domain-checks.service.js';
import { IdentitiesRepository } from './identities.repository.js';
import { SigningKeysRepository } from './signing/signing-keys.repository.js';

/** One thing to look at from the command line; the words of the command's own `DoctorCheck`. */
interface AccountCheck {
  name: string;
  run(): Promise<{ status: 'ok' | 'warning' | 'failed'; says: string; remedy?: string }>;
}

interface Needs {
  database: Database;
  sealer: Sealer;
  live: LiveBus;
  /** Per step of a connection. */
  timeoutMs?: number;
  dns?: DnsResolver;
}

interface Place {
  workspaceId: string;
  id: string;
  label: string;
}

/** One check per sending account, mailbox and From domain of all real workspaces. It changes nothing and sends nothing. */
export async function accountDoctorChecks(needs: Needs): Promise<AccountCheck[]> {
  const { database, sealer, live, timeoutMs = 10_000 } = needs;
  const { manager } = database;
  const connections = new AccountConnections(
    database,
    new ConnectionsRepository(),
    sealer,
    live,
    new AccessTokens(
      database,
      new GrantsRepository(),
      new OauthAppsRepository(),
      sealer,
      live,
      null,
      // What it would log is in its answers, which are shown.
      { warn: () => undefined },
    ),
  );
  const domains = new DomainChecks(
    database,
    new IdentitiesRepository(),
    new SigningKeysRepository(),
    needs.dns ?? new SystemDns(),
  );
  const [accounts, mailboxes, identities] = [
    await placesIn(
      manager,
      `select a.workspace_id as "workspaceId", a.id, a.name as label from sending_accounts a`,
      'a',
    ),
    await placesIn(
      manager,
      `select m.workspace_id as "workspaceId", m.id, m.address as label from mailboxes m`,
      'm',
    ),
    await placesIn(
      manager,
      `select distinct on (i.workspace_id, split_part(lower(i.from_address), '@', 2)) i.workspace_id as "workspaceId", i.id,
              split_part(lower(i.from_address), '@', 2) as label from identities i`,
      'i',
    ),
  ];
  return [
    ...accounts.map((place) => ({
      name: 'sending account',
      run: () => examineAccount(connections, place, timeoutMs),
    })),
    ...mailboxes.map((place) => ({
      name: 'mailbox',
      run: () => examineMailbox(connections, place, timeoutMs),
    })),
    ...identities.map((place) => ({ name: 'domain', run: () => examineDomain(domains, place) })),
  ];
}

function placesIn(manager: EntityManager, sql: string, alias: string): Promise<Place[]> {
  return rows<Place>(
    manager,
    `${sql} join workspace_kinds w on w.workspace_id = ${alias}.workspace_id where w.kind = 'real'`,
  );
}

async function examineAccount(
  connections: AccountConnections,
  { workspaceId, id, label }: Place,
  timeoutMs: number,
) {
  const account = await connections.smtpAccount(workspaceId, id);
  if (!account) return { status: 'ok', says: `${label} is gone by now.` } as const;
  const report = await testSmtpServer(account.server, { timeoutMs, onlyLoopback: account.onlyLoopback });
  const failed = report.steps.find(({ status }) => status === 'failed');
  if (failed) {
    const words = failed.said ? ` “${failed.said.trim()}”` : '';
    return {
      status: 'failed',
      says: `${label}: ${failed.meaning ?? failed.step}${words}`,
      remedy: failed.advice,
    } as const;
  }
  if (account.state === 'paused')
    return {
      status: 'warning',
      says: `${label} answers, and is paused.`,
      remedy: 'Resume it on the page Senders & mailboxes.',
    } as const;
  return {
    status: 'ok',
    says: `${label}: ${account.server.host}:${account.server.port} takes the sign-in.`,
  } as const;
}

async function examineMailbox(
  connections: AccountConnections,
  { workspaceId, id, label }: Place,
  timeoutMs: number,
) {
  const mailbox = await connections.mailbox(workspaceId, id);
  if (!mailbox) return { status: 'ok', says: `${label} is gone by now.` } as const;
  const timeouts = {
    connectMs: timeoutMs,
    greetingMs: timeoutMs,
    silenceMs: timeoutMs,
    commandMs: 3 * timeoutMs,
  };
  const report = await testMailboxServer({ ...mailbox.server, timeouts });
  const failure = report.steps.find(({ state }) => state === 'failed')?.failure;
  if (failure) {
    const words = failure.serverWords ? ` “${failure.serverWords}”` : '';
    return {
      status: 'failed',
      says: `${label}: ${failure.meaning}${words}`,
      remedy: failure.remedy,
    } as const;
  }
  if (mailbox.state === 'paused')
    return {
      status: 'warning',
      says: `${label} can be read, and is paused.`,
      remedy: 'Resume it on the page Senders & mailboxes.',
    } as const;
  return { status: 'ok', says: `${label} can be read.` } as const;
}

async function examineDomain(domains: DomainChecks, { workspaceId, id, label }: Place) {
  const { checks, says } = await domains.check(workspaceId, id, undefined);
  const bad = checks.find(({ state }) => state === 'missing' || state === 'wrong');
  if (!bad)
    return {
      status: checks.every(({ state }) => state === 'right') ? 'ok' : 'warning',
      says: `${label}: ${says}`,
    } as const;
  const remedy = bad.copy ? `Add ${bad.copy.type} ${bad.copy.name}: ${bad.copy.value}` : bad.says;
  return { status: 'warning', says: `${label}: ${bad.title}. ${bad.says}`, remedy } as const;
}
