import type { ProvidedContext } from 'vitest';
import { createClone, type TemplateAddress, type TestDatabase } from './database.js';
import { startTestCluster, type TestCluster } from './test-cluster.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by the global set-up of the projects `db` and `e2e`. */
    postgres: TemplateAddress;
  }
}

/** A freshly migrated database for the test file that calls it (in `beforeAll`); drop it in `afterAll`. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const { inject } = await import('vitest');
  return createClone(inject('postgres'));
}

interface Shared {
  readonly cluster: Promise<TestCluster>;
  users: number;
}

/** Several vitest projects of one run share one server; the set-up of each runs in the same process. */
const SHARED = Symbol.for('mailwright.test-cluster');
const holder = globalThis as { [SHARED]?: Shared | undefined };

/**
 * The body of a vitest global set-up: provides the template to the test files and returns the tear-down.
 * @example export default (project: TestProject) => providePostgres(project, { migrate });
 */
export async function providePostgres(
  project: { provide<K extends keyof ProvidedContext>(key: K, value: ProvidedContext[K]): void },
  options: Parameters<typeof startTestCluster>[0],
): Promise<() => Promise<void>> {
  const shared = (holder[SHARED] ??= { cluster: startTestCluster(options), users: 0 });
  shared.users += 1;
  const cluster = await shared.cluster;
  project.provide('postgres', { adminUrl: cluster.adminUrl, template: cluster.template });
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    holder[SHARED] = undefined;
    await cluster.stop();
  };
}
