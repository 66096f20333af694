import { migrations } from '@mailwright/migrations';
import type { DataSourceOptions } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';

/** How every process talks to PostgreSQL. `application` names it in pg_stat_activity. */
export function dataSourceOptions(url: string, application: string, poolSize = 10): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName: `mailwright ${application}`,
    poolSize,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    extra: { connectionTimeoutMillis: 10_000 },
  };
}
