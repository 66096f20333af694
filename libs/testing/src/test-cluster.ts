import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, startPostgres, stopPostgres } from '@mailwright/postgres';
import { createTemplate, dropTemplate, withDatabase, type TemplateAddress } from './database.js';

/** A server with a migrated template, for one test run. */
export interface TestCluster extends TemplateAddress {
  stop(): Promise<void>;
}

const PREFIX = 'mailwright-tests-';

/**
 * Starts a throwaway PostgreSQL without fsync in the system's directory for temporary files, or uses the one at
 * `externalUrl`, and prepares the template with `migrate`. What an earlier, killed run left behind is removed.
 */
export async function startTestCluster(options: {
  migrate: (url: string) => Promise<unknown>;
  externalUrl?: string | undefined;
}): Promise<TestCluster> {
  if (options.externalUrl) {
    const adminUrl = withDatabase(options.externalUrl, 'postgres');
    const template = await createTemplate(adminUrl, options.migrate);
    return { ...template, stop: () => dropTemplate(template) };
  }
  await removeAbandoned();
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(directory, 0o755); // As root the server runs as another user, who must get in.
  const server = await startPostgres({ dataDir: directory, durability: 'none' });
  if (server.state === 'refused') throw new Error(server.says);
  const stop = async () => {
    await server.stop(2_000);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const template = await createTemplate(withDatabase(server.url, 'postgres'), options.migrate);
    return { ...template, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Directories carry the process id of their test run: one that is gone was killed before it could clean up. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : Number.NaN;
    if (!Number.isInteger(pid) || (await isAlive(pid))) continue;
    const directory = join(tmpdir(), name);
    await stopPostgres({ dataDir: directory }, 1_000);
    await rm(directory, { recursive: true, force: true });
  }
}
