import type { Config, Settings } from '../config/config.js';
import { loadMasterKey } from '../config/master-key.js';
import type { RoleName } from '../config/roles.js';
import { announcement, noticesFor } from './announcement.js';
import { isStopMessage, type ChildMessage } from './messages.js';
import { prepareDatabase } from './prepare-database.js';
import { Refusal } from './refusal.js';

/** A supervised child is killed by its supervisor after its share of the ten seconds; alone it may take this long. */
const DRAIN_TIMEOUT_MS = 9_000;

/**
 * Runs roles in this process until it is told to stop: by a signal, or under a supervisor by its message or its death.
 * Unsupervised, the database is prepared first as a whole start would do; a supervisor has done that already.
 */
export async function runRolesHere(
  settings: Settings,
  databaseUrl: string,
  roles: readonly RoleName[],
): Promise<void> {
  const supervised = process.send !== undefined;
  const stopping = stopRequest(supervised);
  try {
    const config = supervised
      ? prepared(settings, databaseUrl)
      : await prepareDatabase(settings, databaseUrl);
    const { runRoles } = await import('../main.js');
    const running = await runRoles(config, roles);
    const notices = noticesFor(config.publicUrl, running.setupCode);
    if (!supervised) process.stdout.write(announcement(config.publicUrl, notices, roles));
    tell({ type: 'ready', notices });
    await stopping;
    const timer = setTimeout(() => process.exit(1), DRAIN_TIMEOUT_MS);
    await running.stop();
    clearTimeout(timer);
  } catch (error) {
    if (error instanceof Refusal) tell({ type: 'refused', says: error.message });
    throw error;
  } finally {
    if (supervised && process.connected) process.disconnect?.();
  }
}

/**
 * Resolves once. Under a supervisor a Ctrl-C, which reaches the whole foreground group, is not for us: the supervisor
 * stops its children in order. Its death shows as the end of the channel; then we stop by ourselves.
 */
function stopRequest(supervised: boolean): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGTERM', () => resolve());
    process.on('SIGINT', () => supervised || resolve());
    process.on('SIGHUP', () => supervised || resolve());
    if (!supervised) return;
    process.on('message', (message) => isStopMessage(message) && resolve());
    process.on('disconnect', () => resolve());
  });
}

function prepared(settings: Settings, databaseUrl: string): Config {
  const loaded = loadMasterKey(settings);
  if ('says' in loaded) throw new Refusal(loaded.says);
  return { ...settings, databaseUrl, masterKey: loaded.key };
}

function tell(message: ChildMessage): void {
  if (process.send && process.connected) process.send(message);
}
