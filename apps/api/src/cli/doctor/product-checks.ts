import type { Config } from '../../config/config.js';
import type { DoctorCheck } from './check.js';

/**
 * The checks of the product itself, one per sending account and mailbox; asked only when database and master key are
 * good. `close` ends what they opened.
 */
export async function productChecks(
  _config: Config,
): Promise<{ checks: DoctorCheck[]; close(): Promise<void> }> {
  return { checks: [], close: async () => undefined };
}
