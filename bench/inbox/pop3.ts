/**
 * The reading benchmark over POP3: a full maildrop on a real Dovecot, read, understood and stored by the real inbox role in a
 * process of its own; beside it our POP3 client alone, which keeps nothing.
 *
 *   npm run bench:pop3 -- --json [--messages 20000]
 */
import { parseArgs } from 'node:util';
import { openMaildrop } from '@mailwright/mailbox';
import { startDovecot } from '@mailwright/mailbox/testing/dovecot';
import { openHouse } from '../send/house.js';
import { fillMailbox } from './fill-mailbox.js';
import { measureFirstSync } from './first-sync.js';
import { openPage } from './page.js';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, messages: { type: 'string', default: '20000' } },
});
const messages = Number(values.messages);
const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

const PEOPLE = 2_000;
const user = { name: 'jonas@mail.example.net', password: 'secret of the bench' };
const dovecot = await startDovecot({ users: [user], pop3: true });
const house = await openHouse();
const page = await openPage(house);
const place = { host: '127.0.0.1', port: dovecot.pop3Port ?? 0, security: 'none' as const };
try {
  say(`Writing ${messages} mails …`);
  await house.addPeople(PEOPLE);
  await fillMailbox(house, dovecot.maildir(user.name), messages);

  say('Our client alone …');
  const alone = await readAlone();
  say('First sync …');
  const { id } = await page.post<{ id: string }>('/mailboxes', {
    ...place,
    protocol: 'pop3',
    name: 'Bench',
    address: user.name,
    username: user.name,
    password: user.password,
    onOwnNetwork: true,
  });
  const { figures: firstSync, stop } = await measureFirstSync(house, id, messages);
  await stop();
  process.stdout.write(`${JSON.stringify({ firstSync, alone, messages })}\n`);
} finally {
  await page.close();
  await house.close();
  await dovecot.stop();
}

async function readAlone(): Promise<{ perSecond: number }> {
  const auth = { method: 'auto' as const, username: user.name, password: user.password };
  const maildrop = await openMaildrop({
    ...place,
    protocol: 'pop3',
    allowInvalidCertificate: false,
    auth,
    onlyLoopback: true,
  });
  // Dovecot makes its index of the maildrop at the first listing, whoever asks.
  const listing = await maildrop.list();
  const since = performance.now();
  let read = 0;
  for await (const batch of maildrop.fetch(listing.messages)) read += batch.messages.length;
  const seconds = (performance.now() - since) / 1_000;
  await maildrop.quit();
  if (read !== messages) throw new Error(`${read} messages were read of ${messages}`);
  return { perSecond: Math.round(read / seconds) };
}
