import type { Misbehaviour } from '../behaviour/misbehaviour.js';
import type { MailboxAccount } from '../mailboxes/post-office.js';
import type { SandboxPerson } from '../people/person.js';
import type { TruthRecord } from '../truth/record.js';
import type { MailingKey } from './reception.js';

export interface WorldOptions {
  /** Holds the record of the truth, the letters and the mailboxes. One world at a time may use it. */
  directory: string;
  /** The same seed, people and Message-IDs give the same fates. */
  seed: number;
  people: readonly SandboxPerson[];
  /** The marketer's mailboxes; their addresses end in `.test`. The user name of each is its address. */
  mailboxes: readonly MailboxAccount[];
  smtpUser: { username: string; password: string };
  /** Factor on every delay: 0 = at once, 1 = the last act 27 s after acceptance. */
  delayScale: number;
  /** Further addresses and the mailbox that each reaches, e.g. `{ 'news@northlight.test': 'hello@northlight.test' }`. */
  routes?: Readonly<Record<string, string>>;
  /** Where the shop reports sales (POST, JSON; see `Conversion`); must be on loopback. Without it nobody buys. */
  conversionUrl?: string;
  /** Names beside `localhost`, `127.*` and `*.test` that links may use, each with a loopback base address. */
  hosts?: Readonly<Record<string, string>>;
  /** Ports to listen on; without them those of the last run, or free ones. */
  smtpPort?: number;
  imapPorts?: Readonly<Record<string, number>>;
  /** Only loopback is possible; 127.0.0.1 by default. */
  host?: '127.0.0.1' | '::1';
  misbehaviour?: Partial<Misbehaviour>;
  /** Names the mailing of a letter for `summary(mailing)`; by default Feedback-ID, else the subject. */
  mailingKey?: MailingKey;
  /** Told of every record after it is written. */
  onTruth?: (record: TruthRecord) => void;
  /** Told of errors that no rule covers (a full disk, a letter that cannot be read). */
  onError?: (error: unknown) => void;
}

/** Refuses what would reach beyond this machine. */
export function checkOptions(options: WorldOptions, isLoopback: (hostname: string) => boolean): void {
  const { host = '127.0.0.1' } = options;
  if (!isLoopback(host)) throw new Error(`the sandbox listens on loopback only, not on "${host}"`);
  if (options.conversionUrl !== undefined) {
    const { hostname } = new URL(options.conversionUrl);
    if (!isLoopback(hostname) && options.hosts?.[hostname] === undefined) {
      throw new Error(`the sandbox reports sales to loopback only, not to "${hostname}"`);
    }
  }
  for (const [name, base] of Object.entries(options.hosts ?? {})) {
    if (!isLoopback(new URL(base).hostname)) {
      throw new Error(`the sandbox resolves names to loopback only: "${name}" → "${base}"`);
    }
  }
  if (!(options.delayScale >= 0)) throw new Error('delayScale must be 0 or more');
}
