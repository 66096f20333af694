import type { ContactImport } from '@mailwright/contracts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pino from 'pino';
import type { JobQueue } from '../../../platform/jobs/job-queue.js';
import { openContactsBench } from '../../contacts/testing/contacts-bench.js';
import { ImportChecker } from '../import-checker.js';
import { ImportFiles } from '../import-files.js';
import { ImportRemover } from '../import-remover.js';
import { ImportRunner } from '../import-runner.js';
import { ImportsRepository } from '../imports.repository.js';
import { ImportsService } from '../imports.service.js';

/** The imports over a database of the test file's own; jobs are run by the test, in its own time. */
export async function openImportsBench() {
  const contacts = await openContactsBench();
  const dataDir = await mkdtemp(join(tmpdir(), 'mailwright-imports-'));
  const files = new ImportFiles(dataDir);
  const repository = new ImportsRepository();
  // The test performs what is sent: nothing waits, nothing polls.
  const queue = { send: () => Promise.resolve() } as unknown as JobQueue;
  const { database, fields, lists, intake, suppressions, sealer, live } = contacts;
  const service = new ImportsService(database, repository, files, fields, lists, queue, live);
  const newRunner = () =>
    new ImportRunner(
      database,
      repository,
      files,
      fields,
      intake,
      suppressions,
      sealer,
      live,
      pino({ level: 'silent' }),
    );
  return {
    ...contacts,
    files,
    repository,
    service,
    newRunner,
    checker: new ImportChecker(database, repository, files, fields, intake, suppressions, sealer, live),
    remover: new ImportRemover(database, repository, intake, live),
    upload: (ws: string, text: string | Buffer) =>
      service.upload(ws, 'people.csv', Readable.from([Buffer.from(text)]), null),
    async close() {
      await contacts.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
export type ImportsBench = Awaited<ReturnType<typeof openImportsBench>>;

/** What a person who agrees to every guess sends. */
export const asGuessed = (one: ContactImport) => ({
  mapping: one.columns.map(({ guess }, column) => ({ column, to: guess })),
  newFields: one.columns.flatMap(({ guess, newField }) =>
    guess === `field:${newField.key}` ? [newField] : [],
  ),
  hasHeader: one.hasHeader,
  updateExisting: true,
});

export const startOf = (one: ContactImport, listName = 'Imported') => ({
  ...asGuessed(one),
  list: { name: listName },
  consentSource: 'Trade fair 2026',
});
