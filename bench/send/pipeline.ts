import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuMicros, peakRssMb } from '../support/cpu.js';
import { atDistance } from '../support/distance.js';
import { startSink } from '../support/sink.js';
import type { House } from './house.js';
import { messageSize } from './message-size.js';

export interface Figures {
  perSecond: number;
  cpuMicrosPerMessage: number;
  rssMb: number;
}

export interface PipelineRun {
  figures: Figures;
  /** Of the CPU time, what PostgreSQL used. */
  databaseMicros: number;
  messageBytes: number;
}

/**
 * The whole pipeline: a prepared mailing is let go, senders claim, compose, send and record. The clock runs from the
 * launch to the last 250, and the run counts only if the ledger and the sink agree on every recipient.
 */
export async function runPipeline(
  house: House,
  plan: { recipients: number; senders: number; connections: number; rttMs: number; newPeople?: boolean },
): Promise<PipelineRun> {
  const { recipients, senders } = plan;
  const sink = await startSink();
  const server = await atDistance(sink.port, plan.rttMs);
  if (plan.newPeople ?? true) await house.addPeople(recipients);
  const mailing = await house.prepareMailing(server.port, Math.ceil(plan.connections / senders));
  const children = await Promise.all(
    Array.from({ length: senders }, (_, index) => startSender(house, index)),
  );
  const pids = [house.postgresPid, ...children.map((child) => child.pid!)];
  const before = { all: cpuMicros(pids), database: cpuMicros([house.postgresPid]) };
  const startedAt = Date.now();
  await house.client.query(`update mailings set not_before = now() where id = $1`, [mailing]);
  const endedAt = await finished(house, mailing);
  const used = {
    all: cpuMicros(pids) - before.all,
    database: cpuMicros([house.postgresPid]) - before.database,
  };
  const rssMb = Math.max(...children.map((child) => peakRssMb(child.pid!)));
  await Promise.all(children.map(stopped));
  const took = await sink.count();
  await server.stop();
  await sink.stop();
  if (took !== recipients) throw new Error(`The sink took ${took} messages of ${recipients}.`);
  const counts = await house.mailings.counts(house.workspaceId, mailing);
  if (counts.accepted !== recipients) throw new Error(`The ledger says ${JSON.stringify(counts)}.`);
  return {
    figures: {
      perSecond: Math.round(recipients / ((endedAt - startedAt) / 1000)),
      cpuMicrosPerMessage: Math.round(used.all / recipients),
      rssMb,
    },
    databaseMicros: Math.round(used.database / recipients),
    messageBytes: await messageSize(house, mailing),
  };
}

/** A sender process that is ready. */
export async function startSender(house: House, index: number): Promise<ChildProcess> {
  const config = JSON.stringify({
    ...house.config,
    senderId: `bench-${index}`,
    masterKey: house.config.masterKey.toString('base64'),
  });
  const script = fileURLToPath(new URL('sender-process.js', import.meta.url));
  // Node's own flags for one run, such as --cpu-prof.
  const flags = process.env['BENCH_SENDER_FLAGS']?.split(' ').filter(Boolean) ?? [];
  const child = spawn(process.execPath, [...flags, script], {
    env: { ...process.env, BENCH_CONFIG: config },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('The sender ended before it was ready.'))),
  ]);
  return child;
}

export async function stopped(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** The instant at which the last recipient was accepted, in milliseconds. */
async function finished(house: House, mailing: string): Promise<number> {
  for (;;) {
    const { rows } = await house.client.query<{ state: string }>(`select state from mailings where id = $1`, [
      mailing,
    ]);
    if (rows[0]?.state === 'finished') break;
    await pause(50);
  }
  const { rows } = await house.client.query<{ last: Date }>(
    `select max(accepted_at) as last from deliveries where mailing_id = $1`,
    [mailing],
  );
  return rows[0]!.last.getTime();
}
