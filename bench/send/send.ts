/**
 * The sending benchmark: the whole pipeline, a plain nodemailer pool and Postfix's smtp-source, in one run on one
 * machine, against Postfix's smtp-sink (without Postfix: a sink of our own, and no smtp-source). Only ratios between
 * figures of the same run mean anything.
 *
 *   npm run bench:send -- --json [--recipients 50000] [--senders 1] [--connections 20] [--rtt 0] [--dkim]
 *
 * With --dkim the pipeline runs once more, signing everything (RSA-2048): `dkim.ratioToUnsigned` compares the two.
 *
 * With --rtt all three talk to a server that many milliseconds away, and `ratios.toRttLimit` compares ours with
 * connections ÷ (2 × RTT): a message takes two round trips, the pipelined envelope and the body.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { endedChildrenMicros } from '../support/cpu.js';
import { atDistance } from '../support/distance.js';
import { startSink } from '../support/sink.js';
import { openHouse } from './house.js';
import { type Figures, runPipeline } from './pipeline.js';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    recipients: { type: 'string', default: '50000' },
    senders: { type: 'string', default: '1' },
    connections: { type: 'string', default: '20' },
    rtt: { type: 'string', default: '0' },
    dkim: { type: 'boolean', default: false },
  },
});
const recipients = Number(values.recipients);
const senders = Number(values.senders);
const connections = Number(values.connections);
const rttMs = Number(values.rtt);
const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

/** What others are measured with: enough for a steady figure. */
const messages = Math.min(recipients, 20_000);

async function sendMailPool(): Promise<Figures> {
  const sink = await startSink();
  const server = await atDistance(sink.port, rttMs);
  const script = fileURLToPath(new URL('send-mail-pool.js', import.meta.url));
  const { stdout } = await run(process.execPath, [
    script,
    String(server.port),
    String(connections),
    String(messages),
  ]);
  await server.stop();
  await sink.stop();
  return JSON.parse(stdout) as Figures;
}

async function smtpSource(messageBytes: number): Promise<Omit<Figures, 'rssMb'> | null> {
  const program = ['/usr/sbin/smtp-source', '/usr/bin/smtp-source'].find((path) => existsSync(path));
  if (!program) return null;
  const sink = await startSink();
  const server = await atDistance(sink.port, rttMs);
  const cpuBefore = endedChildrenMicros();
  const startedAt = performance.now();
  await run(program, [
    '-d',
    '-s',
    String(connections),
    '-m',
    String(recipients),
    '-l',
    String(messageBytes),
    `127.0.0.1:${server.port}`,
  ]);
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = endedChildrenMicros() - cpuBefore;
  await server.stop();
  await sink.stop();
  return { perSecond: Math.round(recipients / seconds), cpuMicrosPerMessage: Math.round(cpu / recipients) };
}

/** The same pipeline to the same people, with a signature for each. */
async function signedPipeline(unsigned: Figures): Promise<object> {
  say(`${recipients} recipients, signed`);
  await house.signMail();
  const { figures } = await runPipeline(house, { recipients, senders, connections, rttMs, newPeople: false });
  const { perSecond, cpuMicrosPerMessage } = figures;
  const ratioToUnsigned = Math.round((perSecond / unsigned.perSecond) * 1000) / 1000;
  return { dkim: { perSecond, cpuMicrosPerMessage, ratioToUnsigned } };
}

const house = await openHouse();
try {
  say(
    `${recipients} recipients, ${senders} sender(s), ${connections} connections${rttMs > 0 ? `, ${rttMs} ms away` : ''}`,
  );
  const ours = await runPipeline(house, { recipients, senders, connections, rttMs });
  say(
    `${ours.figures.perSecond}/s; of ${ours.figures.cpuMicrosPerMessage} µs per message PostgreSQL used ${ours.databaseMicros}`,
  );
  const dkim = values.dkim ? await signedPipeline(ours.figures) : {};
  say(`${messages} messages through nodemailer's pool`);
  const pool = await sendMailPool();
  say(`${recipients} messages through smtp-source`);
  const source = await smtpSource(ours.messageBytes);
  const ratio = (other: number | undefined): number | null =>
    other ? Math.round((ours.figures.perSecond / other) * 1000) / 1000 : null;
  const rttLimit = rttMs > 0 ? { toRttLimit: ratio(connections / (2 * (rttMs / 1000))) } : {};
  process.stdout.write(
    `${JSON.stringify({
      ours: ours.figures,
      sendMailPool: pool,
      smtpSource: source,
      ratios: { toSendMailPool: ratio(pool.perSecond), toSmtpSource: ratio(source?.perSecond), ...rttLimit },
      recipients,
      senders,
      connections,
      messageBytes: ours.messageBytes,
      ...dkim,
    })}\n`,
  );
} finally {
  await house.close();
}
