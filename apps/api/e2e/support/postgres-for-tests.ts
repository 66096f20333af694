import { providePostgres } from '@mailwright/testing';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/database/migrate.js';

/** Once per run: a throwaway PostgreSQL (or the one at TEST_DATABASE_URL) with a migrated template database. */
export default (project: TestProject): Promise<() => Promise<void>> =>
  providePostgres(project, { migrate, externalUrl: process.env['TEST_DATABASE_URL'] });
