import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../platform/database/data-source.js';
import { Database } from '../../../platform/database/database.js';
import type { SmtpAccount } from '../../accounts/public.js';
import type { LedgerBench } from './ledger-bench.js';
import { startSender } from './sender-under-test.js';

/** What the test tells its child, as JSON in its only argument. */
export interface ChildOrders {
  databaseUrl: string;
  dataDir: string;
  processId: string;
  account: SmtpAccount;
}

const { databaseUrl, dataDir, processId, account } = JSON.parse(process.argv[2] ?? '') as ChildOrders;
const database = new Database(await new DataSource(dataSourceOptions(databaseUrl, 'child', 2)).initialize());
const bench = {
  database,
  manager: database.manager,
  url: databaseUrl,
  mailings: { finishDone: () => Promise.resolve() },
  events: undefined,
} as unknown as LedgerBench;
await startSender(bench, account, { dataDir, processId });
process.stdout.write('sending\n');
