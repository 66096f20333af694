import type { Config } from '../../config/config.js';
import type { DoctorCheck } from './check.js';

/**
 * The checks of the product itself, one per sending account, mailbox and From domain of the real workspaces; asked only
 * when database and master key are good. `close` ends what they opened.
 */
export async function productChecks(
  config: Config,
): Promise<{ checks: DoctorCheck[]; close(): Promise<void> }> {
  const [
    { DataSource },
    { dataSourceOptions },
    { Database },
    { LiveBus },
    { Sealer },
    { createLogger },
    accounts,
  ] = await Promise.all([
    import('typeorm'),
    import('../../platform/database/data-source.js'),
    import('../../platform/database/database.js'),
    import('../../platform/live/live-bus.js'),
    import('../../platform/secrets/sealer.js'),
    import('../../platform/logging/logger.js'),
    import('../../modules/accounts/public.js'),
  ]);
  const dataSource = await new DataSource(dataSourceOptions(config.databaseUrl, 'doctor', 2)).initialize();
  try {
    const logger = createLogger({ name: 'doctor', level: 'error', format: config.logFormat });
    const live = new LiveBus({ databaseUrl: config.databaseUrl, listens: false }, logger);
    const database = new Database(dataSource);
    const sealer = new Sealer(config.masterKey);
    const checks = await accounts.accountDoctorChecks({ database, sealer, live });
    return { checks, close: () => dataSource.destroy() };
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}
