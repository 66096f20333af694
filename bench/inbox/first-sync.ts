import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nodeOptionsFor } from '@mailwright/api/config/roles';
import { cpuMicros, peakRssMb } from '../support/cpu.js';
import type { House } from '../send/house.js';

export interface FirstSync {
  /** Read, understood and stored. */
  perSecond: number;
  /** Peak of the inbox process, its threads among it. */
  rssMb: number;
  /** Of the inbox process. */
  cpuMicrosPerMessage: number;
}

/**
 * Starts a reader and waits until the cursor of the Inbox (or the last message of the maildrop) has passed all messages. The clock runs from the moment that the
 * process is ready; the run counts only if each message is stored once.
 */
export async function measureFirstSync(
  house: House,
  mailboxId: string,
  messages: number,
): Promise<{ figures: FirstSync; stop: () => Promise<void> }> {
  const script = fileURLToPath(new URL('inbox-process.js', import.meta.url));
  const config = { ...house.config, masterKey: house.config.masterKey?.toString('base64') };
  const child = spawn(process.execPath, [script], {
    // As the supervisor starts it.
    env: {
      PATH: process.env['PATH'],
      NODE_OPTIONS: nodeOptionsFor(['inbox']),
      BENCH_CONFIG: JSON.stringify(config),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const pid = child.pid!;
  const since = performance.now();
  const before = cpuMicros([pid]);
  let done = 0;
  while (done < messages) {
    if (child.exitCode !== null) throw new Error(`the reader ended with ${child.exitCode}`);
    await pause(50);
    const { rows } = await house.client.query<{ uid: string }>(
      `select greatest((select last_uid from mailbox_folders where mailbox_id = $1 and role = 'inbox'),
                       (select max(uid) from maildrop_messages where mailbox_id = $1)) as uid`,
      [mailboxId],
    );
    done = Number(rows[0]?.uid ?? 0);
  }
  const seconds = (performance.now() - since) / 1_000;
  const cpu = cpuMicros([pid]) - before;
  const { rows } = await house.client.query<{ count: number }>(
    `select count(*)::int as count from inbox_messages where mailbox_id = $1`,
    [mailboxId],
  );
  if (rows[0]?.count !== messages) throw new Error(`${rows[0]?.count} messages are stored of ${messages}`);
  return {
    figures: {
      perSecond: Math.round(messages / seconds),
      rssMb: peakRssMb(pid),
      cpuMicrosPerMessage: Math.round(cpu / messages),
    },
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
