import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from '../send/house.js';
import { letter, type SentMail } from './letters.js';

/** Debian's `nobody` and `nogroup`, whom the tests' Dovecot gives its mail to. */
const OWNER = [65_534, 65_534] as const;

/** A mailing that everybody of the house got, and `count` mails that came back, put into the Maildir before Dovecot opens it. */
export async function fillMailbox(house: House, maildir: string, count: number): Promise<void> {
  const mails = await sentMails(house);
  for (const part of [
    join(maildir, '..'),
    maildir,
    ...['cur', 'new', 'tmp'].map((name) => join(maildir, name)),
  ]) {
    mkdirSync(part, { recursive: true });
    chownSync(part, ...OWNER);
  }
  const since = Math.floor(Date.now() / 1_000) - count;
  for (let n = 0; n < count; n++) {
    const path = join(maildir, 'new', `${since + n}.M${n}.localhost`);
    writeFileSync(path, letter(n, mails[n % mails.length]!).replaceAll('\r\n', '\n'));
    chownSync(path, ...OWNER);
  }
}

async function sentMails(house: House): Promise<SentMail[]> {
  const mailing = await house.prepareMailing(2525, 1);
  await house.client.query(
    `update deliveries set state = 'accepted', settled_at = now(), accepted_at = now() where mailing_id = $1`,
    [mailing],
  );
  const { rows } = await house.client.query<SentMail>(
    `select d.message_id as "messageId", d.email, c.first_name as "firstName"
       from deliveries d join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
      where d.mailing_id = $1 order by d.ordinal`,
    [mailing],
  );
  await house.client.query('vacuum analyze deliveries');
  return rows;
}
