import type { Config, Settings } from '../../config/config.js';
import { readMasterKey } from '../../config/master-key.js';
import { keyFits, reason } from '../../supervisor/prepare-database.js';
import { runningDatabase } from '../database-for-command.js';
import type { DoctorCheck, Finding } from './check.js';
import { houseChecks } from './house-checks.js';
import { productChecks } from './product-checks.js';

export type Examined = Finding & { readonly name: string };

/** Runs all checks one after the other and hands out what each found as it is found. It changes nothing. */
export async function* examine(settings: Settings): AsyncGenerator<Examined> {
  const databaseUrl = await runningDatabase(settings);
  const config = databaseUrl ? await goodConfig(settings, databaseUrl) : undefined;
  yield* runAll(houseChecks({ settings, databaseUrl, config }));
  if (!config) return;
  const product = await productChecks(config);
  try {
    yield* runAll(product.checks);
  } finally {
    await product.close();
  }
}

async function* runAll(checks: DoctorCheck[]): AsyncGenerator<Examined> {
  for (const check of checks) {
    const finding = await check
      .run()
      .catch((error: unknown): Finding => ({ status: 'failed', says: `${reason(error)}.` }));
    yield { name: check.name, ...finding };
  }
}

/** Undefined when the key does not fit or cannot be compared: the checks say which. */
async function goodConfig(settings: Settings, databaseUrl: string): Promise<Config | undefined> {
  const read = readMasterKey(settings);
  if (!('key' in read)) return undefined;
  const fits = await keyFits(databaseUrl, read.key).catch(() => false);
  return fits ? { ...settings, databaseUrl, masterKey: read.key } : undefined;
}
