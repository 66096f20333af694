import { join } from 'node:path';
import type { OutgoingLetter } from '../letters/outgoing.js';
import { mailDate } from '../letters/report-parts.js';
import { openImapMailbox, type ImapMailbox } from './imap-mailbox.js';
import { MailboxStore } from './mailbox-store.js';
import { routeOf } from './routing.js';

export interface MailboxAccount {
  address: string;
  password: string;
}

export interface OpenMailbox {
  address: string;
  host: string;
  port: number;
  username: string;
  password: string;
}

/** The mailboxes of the marketer and the way of mail into them. */
export interface PostOffice {
  readonly mailboxes: readonly OpenMailbox[];
  /** The mailbox that mail to this address reaches, or null. */
  route(address: string): string | null;
  /**
   * Puts a letter into the mailbox of its recipient; null if there is none. The same `act` delivers once, also across
   * a restart.
   */
  deliver(letter: OutgoingLetter, act: string): { mailbox: string } | null;
  close(): Promise<void>;
}

export interface PostOfficeOptions {
  directory: string;
  host: string;
  accounts: readonly MailboxAccount[];
  routes?: Readonly<Record<string, string>>;
  /** Port of each mailbox; 0 or absent means a free one. */
  ports: Readonly<Record<string, number>>;
}

export async function openPostOffice(options: PostOfficeOptions): Promise<PostOffice> {
  const opened = new Map<string, ImapMailbox>();
  const mailboxes: OpenMailbox[] = [];
  for (const { address, password } of options.accounts) {
    const key = address.toLowerCase();
    if (!/^[a-z0-9._=-]+@[a-z0-9.-]+\.test$/.test(key)) {
      throw new Error(`a sandbox mailbox has an address below .test, not "${address}"`);
    }
    const store = new MailboxStore(join(options.directory, key));
    const mailbox = await openImapMailbox({
      host: options.host,
      port: options.ports[key] ?? 0,
      username: address,
      password,
      store,
    });
    opened.set(key, mailbox);
    mailboxes.push({ address, host: options.host, port: mailbox.port, username: address, password });
  }
  const routing = { mailboxes: [...opened.keys()], ...(options.routes ? { routes: options.routes } : {}) };

  return {
    mailboxes,
    route: (address) => routeOf(address, routing),
    deliver(letter, act) {
      const key = routeOf(letter.to, routing);
      if (key === null) return null;
      const mailbox = opened.get(key)!;
      if (!mailbox.deliveredBy(act)) mailbox.deliver(withTrace(letter), act);
      return { mailbox: key };
    },
    close: async () => {
      await Promise.all([...opened.values()].map((mailbox) => mailbox.close()));
    },
  };
}

/** What a mail server writes above a message it delivers (RFC 5321 section 4.4). */
function withTrace(letter: OutgoingLetter): string {
  const domain = letter.to.split('@')[1] ?? 'sandbox.test';
  return (
    `Return-Path: <${letter.returnPath}>\r\nDelivered-To: ${letter.to}\r\n` +
    `Received: from localhost (localhost [127.0.0.1])\r\n\tby mail.${domain} (Mailwright sandbox) with ESMTP\r\n` +
    `\tfor <${letter.to}>; ${mailDate(new Date())}\r\n${letter.raw}`
  );
}
