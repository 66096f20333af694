// imapflow alone, in a process of its own: reads a whole folder in windows and keeps nothing. Arguments: port, user,
// password. Prints one line of JSON.
import { ImapFlow } from 'imapflow';
import { peakRssMb } from '../support/cpu.js';

const [port, user = '', pass = ''] = process.argv.slice(2);
const WINDOW = 200;

const client = new ImapFlow({
  host: '127.0.0.1',
  port: Number(port),
  doSTARTTLS: false,
  auth: { user, pass },
  logger: false,
  disableAutoIdle: true,
});
await client.connect();
const since = performance.now();
const before = process.cpuUsage();
await client.mailboxOpen('INBOX', { readOnly: true });
const uids = (await client.search({ all: true }, { uid: true })) || [];
let messages = 0;
let bytes = 0;
for (let at = 0; at < uids.length; at += WINDOW) {
  const last = uids[Math.min(at + WINDOW, uids.length) - 1];
  for await (const row of client.fetch(
    `${uids[at]}:${last}`,
    { uid: true, source: true, internalDate: true, size: true },
    { uid: true },
  )) {
    messages += 1;
    bytes += row.source?.length ?? 0;
  }
}
const seconds = (performance.now() - since) / 1_000;
const { user: inUser, system } = process.cpuUsage(before);
process.stdout.write(
  `${JSON.stringify({
    messages,
    megabytes: Math.round(bytes / 1e6),
    perSecond: Math.round(messages / seconds),
    rssMb: peakRssMb(process.pid),
    cpuMicrosPerMessage: Math.round((inUser + system) / messages),
  })}\n`,
);
await client.logout();
