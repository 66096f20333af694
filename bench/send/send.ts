/**
 * The sending benchmark: the whole pipeline, a plain nodemailer pool and Postfix's smtp-source, in one run on one
 * machine, against Postfix's smtp-sink. Only ratios between figures of the same run mean anything.
 *
 *   npm run bench:send -- --json [--recipients 50000] [--senders 1] [--connections 20]
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { cpuMicros, peakRssMb } from '../support/cpu.js';
import { startSink } from '../support/sink.js';
import { type House, openHouse } from './house.js';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    recipients: { type: 'string', default: '50000' },
    senders: { type: 'string', default: '1' },
    connections: { type: 'string', default: '20' },
  },
});
const recipients = Number(values.recipients);
const senders = Number(values.senders);
const connections = Number(values.connections);
const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

interface Figures {
  perSecond: number;
  cpuMicrosPerMessage: number;
  rssMb: number;
}

async function ours(house: House): Promise<{ figures: Figures; messageBytes: number }> {
  const sink = await startSink();
  await house.addPeople(recipients);
  const mailing = await house.prepareMailing(sink.port, Math.ceil(connections / senders));
  const children = await Promise.all(Array.from({ length: senders }, (_, index) => startSender(house, index)));
  const pids = [house.postgresPid, ...children.map((child) => child.pid!)];
  say(`${recipients} recipients are prepared; sending with ${senders} sender(s) over ${connections} connections`);
  const cpuBefore = cpuMicros(pids);
  const startedAt = performance.now();
  await house.client.query(`update mailings set not_before = now() where id = $1`, [mailing]);
  await finished(house, mailing);
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = cpuMicros(pids) - cpuBefore;
  const rssMb = Math.max(...children.map((child) => peakRssMb(child.pid!)));
  await Promise.all(children.map(stopped));
  const took = await sink.count();
  await sink.stop();
  if (took !== recipients) throw new Error(`The sink took ${took} messages of ${recipients}.`);
  await mustAddUp(house, mailing);
  return {
    figures: { perSecond: Math.round(recipients / seconds), cpuMicrosPerMessage: Math.round(cpu / recipients), rssMb },
    messageBytes: await sizeOfOne(house, mailing),
  };
}

async function startSender(house: House, index: number): Promise<ChildProcess> {
  const config = JSON.stringify({ ...house.config, senderId: `bench-${index}`, masterKey: house.config.masterKey.toString('base64') });
  const child = spawn(process.execPath, [fileURLToPath(new URL('sender-process.js', import.meta.url))], {
    env: { ...process.env, BENCH_CONFIG: config },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function stopped(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function finished(house: House, mailing: string): Promise<void> {
  for (;;) {
    const { rows } = await house.client.query<{ state: string }>(`select state from mailings where id = $1`, [mailing]);
    if (rows[0]?.state === 'finished') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function mustAddUp(house: House, mailing: string): Promise<void> {
  const counts = await house.mailings.counts(house.workspaceId, mailing);
  if (counts.accepted !== recipients) throw new Error(`The ledger says ${JSON.stringify(counts)}.`);
}

/** The size on the wire, from a message made the same way. */
async function sizeOfOne(house: House, mailing: string): Promise<number> {
  const { messageSize } = await import('./message-size.js');
  return messageSize(house, mailing);
}

async function sendMailPool(): Promise<Figures> {
  const sink = await startSink();
  const messages = Math.min(recipients, 20_000);
  say(`${messages} messages through nodemailer's pool`);
  const script = fileURLToPath(new URL('send-mail-pool.js', import.meta.url));
  const { stdout } = await run(process.execPath, [script, String(sink.port), String(connections), String(messages)]);
  await sink.stop();
  return JSON.parse(stdout) as Figures;
}

async function smtpSource(messageBytes: number): Promise<Figures | null> {
  const program = ['/usr/sbin/smtp-source', '/usr/bin/smtp-source'].find((path) => existsSync(path));
  if (!program) return null;
  const sink = await startSink();
  say(`${recipients} messages through smtp-source`);
  const startedAt = performance.now();
  const before = process.resourceUsage();
  await run(program, ['-d', '-s', '20', '-m', String(recipients), '-l', String(messageBytes), `127.0.0.1:${sink.port}`]);
  const seconds = (performance.now() - startedAt) / 1000;
  void before;
  await sink.stop();
  return { perSecond: Math.round(recipients / seconds), cpuMicrosPerMessage: 0, rssMb: 0 };
}

const house = await openHouse();
try {
  const pipeline = await ours(house);
  const pool = await sendMailPool();
  const source = await smtpSource(pipeline.messageBytes);
  const ratio = (other: Figures | null): number | null => (other ? Math.round((pipeline.figures.perSecond / other.perSecond) * 1000) / 1000 : null);
  process.stdout.write(
    `${JSON.stringify({
      ours: pipeline.figures,
      sendMailPool: pool,
      smtpSource: source && { perSecond: source.perSecond },
      ratios: { toSendMailPool: ratio(pool), toSmtpSource: ratio(source) },
      recipients,
      senders,
      connections,
      messageBytes: pipeline.messageBytes,
    })}\n`,
  );
} finally {
  await house.close();
}
