import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLife, type Life } from '../acts/life.js';
import { USUAL_MISBEHAVIOUR } from '../behaviour/misbehaviour.js';
import { openPostOffice, type OpenMailbox } from '../mailboxes/post-office.js';
import { loopbackAddress } from '../outside/loopback.js';
import { createRequester } from '../outside/requester.js';
import { openShop } from '../shop/shop.js';
import { openSmtpFront } from '../smtp-front/smtp-front.js';
import { AcceptedBefore } from '../truth/accepted-before.js';
import { LetterSpool } from '../truth/letter-spool.js';
import type { TruthFilter, TruthRecord } from '../truth/record.js';
import type { WorldSummary } from '../truth/tally.js';
import { TruthLog } from '../truth/truth-log.js';
import { DeferralBook } from './deferrals.js';
import { Directory } from './directory.js';
import { checkOptions, type WorldOptions } from './options.js';
import { readFreePorts, savePorts } from './ports.js';
import { createReception, type MailingKey } from './reception.js';
import { restore } from './restore.js';

/** A running world. */
export interface World {
  readonly smtp: { host: string; port: number };
  readonly mailboxes: readonly OpenMailbox[];
  /** Port of the made-up shop on 127.0.0.1. */
  readonly shopPort: number;
  /** The world's own record so far, oldest first. */
  truth(filter?: TruthFilter): AsyncIterable<TruthRecord>;
  /** Counts over the record, of one mailing (see `WorldOptions.mailingKey`) or of all. */
  summary(mailing?: string): WorldSummary;
  /** Letters whose readers have still something to do. */
  readonly pending: number;
  /** Resolves when all planned acts are done. */
  settled(): Promise<void>;
  /** Stops listening, finishes the acts that have begun, closes the files. What is still planned waits for the next start. */
  stop(): Promise<void>;
}

const MAX_SOCKETS = 32;
const SUBJECT_OR_FEEDBACK_ID: MailingKey = ({ headers }) =>
  headers === null ? null : (headers.get('feedback-id') ?? headers.get('subject'));

/**
 * Starts the world: an SMTP server, the IMAP mailboxes, a shop, and the people. A directory that was used before goes
 * on where it stopped: mailboxes keep UIDs and UIDVALIDITY, planned acts are planned again, those done are not repeated
 * (an HTTP request that was under way when the process was killed is made again, with the same ids).
 */
export async function startWorld(options: WorldOptions): Promise<World> {
  checkOptions(options, (hostname) => loopbackAddress(hostname) !== null);
  mkdirSync(options.directory, { recursive: true });
  const host = options.host ?? '127.0.0.1';
  const portsFile = join(options.directory, 'ports.json');
  const saved = await readFreePorts(portsFile, host);
  const closing: (() => Promise<void> | void)[] = [];
  try {
    return await openWorld(options, host, saved, portsFile, closing);
  } catch (error) {
    for (const close of closing.reverse()) await close();
    throw error;
  }
}

async function openWorld(
  options: WorldOptions,
  host: string,
  saved: { smtp: number; imap: Record<string, number> },
  portsFile: string,
  closing: (() => Promise<void> | void)[],
): Promise<World> {
  const opened = <T>(part: T, close: (part: T) => Promise<void> | void): T => {
    closing.push(() => close(part));
    return part;
  };
  const onError = options.onError ?? (() => undefined);
  const directory = new Directory(options.people);
  const truth = opened(new TruthLog(options.directory, options.onTruth), (log) => log.close());
  const spool = opened(new LetterSpool(join(options.directory, 'letters')), (letters) => letters.close());
  const names = new Map(Object.entries(options.hosts ?? {}));
  let shopPort = 0;
  const requester = opened(
    createRequester(() => ({ shopPort, names }), MAX_SOCKETS),
    (requests) => requests.close(),
  );
  const shop = opened(await openShop({ conversionUrl: options.conversionUrl ?? null, requester }), (till) =>
    till.close(),
  );
  shopPort = shop.port;
  const postOffice = opened(
    await openPostOffice({
      directory: join(options.directory, 'mailboxes'),
      host,
      accounts: options.mailboxes,
      ports: { ...saved.imap, ...lowerKeys(options.imapPorts ?? {}) },
      ...(options.routes ? { routes: lowerKeys(options.routes) } : {}),
    }),
    (office) => office.close(),
  );
  const { delayScale } = options;
  const life = opened<Life>(
    createLife({ delayScale, truth, means: { requester, postOffice, spool }, onError }),
    (acts) => acts.stop(),
  );
  const memory = {
    deferrals: new DeferralBook(),
    refusals: new DeferralBook(),
    acceptedBefore: new AcceptedBefore(),
  };
  const errands = await restore({ seed: options.seed, directory, truth, spool, ...memory });
  const reception = createReception({
    seed: options.seed,
    delayScale,
    rates: { ...USUAL_MISBEHAVIOUR, ...options.misbehaviour },
    mailingKey: options.mailingKey ?? SUBJECT_OR_FEEDBACK_ID,
    directory,
    postOffice,
    truth,
    spool,
    life,
    ...memory,
  });
  const smtp = opened(
    await openSmtpFront({
      host,
      port: options.smtpPort ?? saved.smtp,
      user: options.smtpUser,
      reception,
      onError,
    }),
    (front) => front.close(),
  );
  const imap = Object.fromEntries(
    postOffice.mailboxes.map(({ address, port }) => [address.toLowerCase(), port]),
  );
  savePorts(portsFile, { smtp: smtp.port, imap });
  for (const errand of errands) life.begin(errand);

  let stopping: Promise<void> | undefined;
  return {
    smtp: { host, port: smtp.port },
    mailboxes: postOffice.mailboxes,
    shopPort,
    truth: (filter) => truth.read(filter),
    summary: (mailing) => truth.summary(mailing),
    get pending() {
      return life.pending;
    },
    settled: () => life.settled(),
    stop: () =>
      (stopping ??= (async () => {
        for (const close of closing.reverse()) await close();
      })()),
  };
}

function lowerKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]));
}
