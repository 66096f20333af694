import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** The ports a world had, so that accounts that were set up for it still fit after a restart. */
export interface SavedPorts {
  smtp: number;
  imap: Record<string, number>;
}

/** Ports of the last run; those that somebody else has taken meanwhile are left out (0: any free one). */
export async function readFreePorts(path: string, host: string): Promise<SavedPorts> {
  if (!existsSync(path)) return { smtp: 0, imap: {} };
  const saved = JSON.parse(readFileSync(path, 'utf8')) as SavedPorts;
  const imap = await Promise.all(
    Object.entries(saved.imap).map(
      async ([address, port]) => [address, await freeOrZero(port, host)] as const,
    ),
  );
  return { smtp: await freeOrZero(saved.smtp, host), imap: Object.fromEntries(imap) };
}

export function savePorts(path: string, ports: SavedPorts): void {
  writeFileSync(`${path}.new`, JSON.stringify(ports), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

async function freeOrZero(port: number, host: string): Promise<number> {
  return await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(port, host, () => probe.close(() => resolve(port)));
  });
}
