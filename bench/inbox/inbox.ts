/**
 * The reading benchmark: a mailbox full of mixed mails on a real Dovecot, read, understood and stored by the real inbox role
 * in a process of its own; beside it imapflow alone, which keeps nothing. Only ratios of one run mean anything elsewhere.
 *
 *   npm run bench:inbox -- --json [--messages 100000] [--news 20]
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { startDovecot } from '@mailwright/mailbox/testing/dovecot';
import { openHouse } from '../send/house.js';
import { fillMailbox } from './fill-mailbox.js';
import { type FirstSync, measureFirstSync } from './first-sync.js';
import { measureNews } from './news.js';
import { openPage } from './page.js';
import { measureUnchanged } from './unchanged.js';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    messages: { type: 'string', default: '100000' },
    news: { type: 'string', default: '20' },
  },
});
const messages = Number(values.messages);
const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

const PEOPLE = 5_000;
const user = { name: 'jonas@mail.example.net', password: 'secret of the bench' };
const dovecot = await startDovecot({ users: [user] });
const house = await openHouse();
const page = await openPage(house);
let firstSync: FirstSync;
let newMessageSeconds: { p50: number; max: number };
let unchangedScanMs: number;
try {
  say(`Writing ${messages} mails …`);
  await house.addPeople(PEOPLE);
  await fillMailbox(house, dovecot.maildir(user.name), messages);

  say('First sync …');
  const mailboxId = await connectMailbox();
  const synced = await measureFirstSync(house, mailboxId, messages);
  firstSync = synced.figures;
  say(JSON.stringify(firstSync));

  newMessageSeconds = await measureNews(page, dovecot, user.name, Number(values.news));
  await synced.stop();
  unchangedScanMs = await measureUnchanged(dovecot, user);

  say('imapflow alone …');
  const script = fileURLToPath(new URL('bare-imapflow.js', import.meta.url));
  const args = [script, String(dovecot.imapPort), user.name, user.password];
  const bare = JSON.parse((await run(process.execPath, args)).stdout) as FirstSync;
  const ratio = Math.round((firstSync.perSecond / bare.perSecond) * 1_000) / 1_000;
  process.stdout.write(
    `${JSON.stringify({ firstSync, bare, ratio, newMessageSeconds, unchangedScanMs, messages })}\n`,
  );
} finally {
  await page.close();
  await house.close();
  await dovecot.stop();
}

async function connectMailbox(): Promise<string> {
  const { id } = await page.post<{ id: string }>('/mailboxes', {
    name: 'Bench',
    address: user.name,
    host: '127.0.0.1',
    port: dovecot.imapPort,
    security: 'none',
    username: user.name,
    password: user.password,
    onOwnNetwork: true,
  });
  return id;
}
