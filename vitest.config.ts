import { defineConfig } from 'vitest/config';

/**
 * Workspace packages are tested from their sources: the `source` condition of their `exports`. These conditions also
 * reach Node itself: with `import` among them a `require` inside of a package would get that package's ES module.
 */
const fromSources = { conditions: ['source', 'node'] };
/** Nest reads constructor types from metadata, which only the legacy decorators emit. */
const oxc = { decorator: { legacy: true, emitDecoratorMetadata: true } };
/** One throwaway PostgreSQL per run with a migrated template; `cloneDatabase()` of @mailwright/testing copies it. */
const globalSetup = ['apps/api/e2e/support/postgres-for-tests.ts'];
const ignored = ['**/node_modules/**', '**/dist/**', '**/.data/**'];

export default defineConfig({
  resolve: fromSources,
  ssr: { resolve: fromSources },
  oxc,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{libs,apps,migrations,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: [...ignored, '**/*.db.test.ts', '**/e2e/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['{libs,apps,migrations}/**/*.db.test.ts'],
          exclude: ignored,
          globalSetup,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['apps/api/e2e/**/*.e2e.test.ts'],
          exclude: ignored,
          globalSetup,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
