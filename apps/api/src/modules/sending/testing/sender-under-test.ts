import { createTokenSigner } from '@mailwright/tokens';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { OpenedSigningKey, SmtpAccount } from '../../accounts/public.js';
import { trackingUrls } from '../../tracking/public.js';
import { createComposer } from '../sender/composer.js';
import { Sender, type SenderDependencies } from '../sender/sender.js';
import { buildMailing, type LedgerBench, silent } from './ledger-bench.js';

const signer = createTokenSigner({ keys: [{ id: 0, secret: Buffer.alloc(32, 7) }] });
const urls = trackingUrls('https://mail.example.com', signer);

/** What a sender said of an account. */
export interface Said {
  state: string;
  says: string;
  until: Date | null;
}

export interface SenderUnderTest {
  sender: Sender;
  /** The account as the sender reads it; change it as a person would. */
  account: SmtpAccount;
  said: Said[];
  stopped: { id: string; says: string }[];
  processId: string;
  /** Others think that it lives only as long as this is fresh. */
  processes: { lastBeatAt: number };
}

/** Beside the real ledger: an account in memory, no live notes. */
export async function startSender(
  bench: Pick<LedgerBench, 'manager' | 'events' | 'database' | 'mailings' | 'url'>,
  account: SmtpAccount,
  options: {
    dataDir: string;
    databaseUrl?: string;
    processId?: string;
    logger?: Logger;
    /** The key that is on, for every domain. */
    signingKey?: () => Promise<OpenedSigningKey | null>;
  },
): Promise<SenderUnderTest> {
  const { processId = randomUUID(), databaseUrl = bench.url, dataDir, logger = silent } = options;
  const said: Said[] = [];
  const stopped: SenderUnderTest['stopped'] = [];
  const processes = { id: processId, lastBeatAt: Date.now() + 3_600_000, report: () => undefined };
  await bench.manager.query(
    `insert into processes (id, host, pid, roles, version) values ($1, 'test', 1, '{sender}', '0') on conflict do nothing`,
    [processId],
  );
  const sender = new Sender({ databaseUrl, dataDir, senderId: 'test' }, {
    database: bench.database,
    processes,
    accounts: {
      signingKey: options.signingKey ?? (async () => null),
      smtpAccount: async (_ws: string, id: string) => (id === account.id ? { ...account } : null),
      setAccountState: async (
        _ws: string,
        _id: string,
        state: SmtpAccount['state'],
        says: string,
        until: Date | null,
      ) => {
        said.push({ state, says, until });
        Object.assign(account, { state, pausedUntil: until });
      },
    },
    events: bench.events,
    live: { tell: async () => undefined },
    logger,
    composerOf: async (
      mailing: { workspaceId: string; id: string },
      ledger: { mailingBody(mailing: unknown): Promise<object | null> },
    ) => {
      const body = await ledger.mailingBody(mailing);
      return body && createComposer({ ...mailing, ...body } as never, urls, signer);
    },
    stopMailing: async (mailing: { workspaceId: string; id: string }, says: string) => {
      stopped.push({ id: mailing.id, says });
      await bench.mailings.stop(mailing.workspaceId, mailing.id, says);
    },
    finishMailings: () => bench.mailings.finishDone(),
  } as unknown as SenderDependencies);
  await sender.start();
  return { sender, account, said, stopped, processId, processes };
}

export function buildAccount(
  port: number,
  overrides: Partial<SmtpAccount> & { connections?: number } = {},
): SmtpAccount {
  const { connections = 2, ...rest } = overrides;
  return {
    workspaceId: '',
    id: randomUUID(),
    version: 1,
    server: {
      host: '127.0.0.1',
      port,
      security: 'none',
      allowInvalidCertificate: false,
      maxConnections: connections,
      messagesPerConnection: 100,
    },
    onlyLoopback: true,
    perMinuteLimit: null,
    perDayLimit: null,
    state: 'working',
    pausedUntil: null,
    delayScale: 1,
    ...rest,
  };
}

/** A mailing of a workspace's own to so many people over this account. */
export async function sendingTo(
  bench: LedgerBench,
  count: number,
  account: SmtpAccount,
  overrides: Parameters<typeof buildMailing>[1] = {},
) {
  const ws = await bench.workspace();
  account.workspaceId = ws;
  account.id = await bench.account(ws);
  const people = await bench.people(ws, count);
  const made = await bench.sending(ws, { accountId: account.id, ...overrides });
  return { ws, people, ...made };
}

/** A directory for journals, and how to remove it. */
export function temporaryDataDir(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'mailwright-sender-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
