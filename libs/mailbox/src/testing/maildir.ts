import { existsSync } from 'node:fs';
import { chown, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAIL_OWNER } from './unpacked-server.js';

let deliveries = 0;

/** Puts one message into a Maildir as a delivery agent would: written to `tmp`, then renamed into `new`. */
export async function dropIntoMaildir(maildir: string, raw: string | Buffer): Promise<void> {
  await ensureMaildir(maildir);
  const name = `${Date.now()}.M${process.pid}Q${++deliveries}.localhost`;
  const draft = join(maildir, 'tmp', name);
  // Maildir files are stored with bare LF; servers give CRLF.
  const content = Buffer.isBuffer(raw) ? raw : Buffer.from(raw.replaceAll('\r\n', '\n'));
  await writeFile(draft, content);
  await chown(draft, MAIL_OWNER.uid, MAIL_OWNER.gid);
  await rename(draft, join(maildir, 'new', name));
}

/** Makes it and the directories in it, where it is not there yet. */
export async function ensureMaildir(maildir: string): Promise<void> {
  if (existsSync(join(maildir, 'new'))) return;
  const inner = ['', 'cur', 'new', 'tmp'].map((part) => join(maildir, part));
  const parents = maildir.endsWith('/Maildir') || maildir.endsWith('/Maildir/') ? [join(maildir, '..')] : [];
  for (const path of [...parents, ...inner]) {
    await mkdir(path, { recursive: true });
    await chown(path, MAIL_OWNER.uid, MAIL_OWNER.gid);
  }
}
