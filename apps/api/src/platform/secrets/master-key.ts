import type { EntityManager } from 'typeorm';
import { row } from '../database/database.js';
import { Sealer } from './sealer.js';

const CONTEXT = 'installation';
const CONSTANT = 'mailwright';

/**
 * Compares the master key with the one that the database was sealed with; the first start writes the check.
 * A start with another key would lose every password and break every link that was ever sent, so it is refused.
 */
export async function checkMasterKey(
  manager: EntityManager,
  masterKey: Buffer,
): Promise<'ok' | 'first' | 'wrong'> {
  const sealer = new Sealer(masterKey);
  const found = await row<{ key_check: Buffer | null }>(manager, 'select key_check from installation');
  if (!found?.key_check) {
    await manager.query('update installation set key_check = $1 where key_check is null', [
      sealer.seal(CONSTANT, CONTEXT),
    ]);
    return 'first';
  }
  try {
    return sealer.open(found.key_check, CONTEXT) === CONSTANT ? 'ok' : 'wrong';
  } catch {
    // GCM authentication failed: exactly what another key looks like.
    return 'wrong';
  }
}
