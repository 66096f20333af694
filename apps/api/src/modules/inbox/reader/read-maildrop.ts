import {
  identify,
  type Maildrop,
  type MaildropMessage,
  openMaildrop,
  planPop3Read,
  type Pop3Plan,
  type Pop3Server,
} from '@mailwright/mailbox';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/database/database.js';
import { type IntakeService, LeaseLost } from '../intake/intake.service.js';
import type { CursorsRepository } from './cursors.repository.js';
import { type FolderCondition, MAX_MESSAGE_BYTES } from './folder-watch.js';
import type { Lease } from './lease.js';
import { MAILDROP, type MaildropsRepository } from './maildrops.repository.js';

const BATCH_BYTES = 2 * 1024 * 1024;
/** So that the maildrop is not locked for long. The rest goes at the next reading. */
const DELETIONS_PER_SESSION = 500;

export interface MaildropParts {
  database: Database;
  cursors: CursorsRepository;
  maildrops: MaildropsRepository;
  intake: IntakeService;
  server: Pop3Server;
  /** Mails stay so many days on the server after they were stored; null: for ever. */
  deleteAfterDays: number | null;
  lease: Lease;
  signal: AbortSignal;
  onCondition: (condition: FolderCondition) => void;
  onRead: (messages: number) => void;
}

/**
 * One session: reads what is not stored yet, batch by batch, and then deletes what has been stored long enough. It may
 * be killed or cut off anywhere: what a batch brought is stored with its names in one transaction, deletions happen at
 * QUIT, and only a confirmed QUIT is written down. What the server did without telling shows at the next listing.
 */
export async function readMaildrop(parts: MaildropParts): Promise<{ loginDelaySeconds: number }> {
  const { database, maildrops, lease, signal, server, deleteAfterDays } = parts;
  const maildrop = await openMaildrop(server, { maxMessageBytes: MAX_MESSAGE_BYTES, signal });
  try {
    const { messages, complete } = await maildrop.list();
    const known = await maildrops.present(database.manager, lease);
    const plan = planPop3Read(known, messages, complete, new Date(), deleteAfterDays);
    await inOurs(parts, (manager) => maildrops.noteGone(manager, lease, plan.gone, false));
    await fetchNew(maildrop, plan, parts);
    if (deleteAfterDays !== null) await deleteDue(maildrop, plan, deleteAfterDays, parts);
    parts.onRead(0);
    return { loginDelaySeconds: maildrop.loginDelaySeconds };
  } finally {
    await maildrop.close();
  }
}

async function fetchNew(maildrop: Maildrop, plan: Pop3Plan, parts: MaildropParts): Promise<void> {
  const { database, maildrops, intake, lease, onCondition, onRead } = parts;
  const place = { workspaceId: lease.workspaceId, mailboxId: lease.mailboxId, ...MAILDROP };
  const taken = new Set(plan.matched);
  let lastUid = await maildrops.lastUid(database.manager, lease);
  if (plan.fetch.length > 0) onCondition({ kind: 'reading', remaining: plan.fetch.length });
  for await (const batch of maildrop.fetch(plan.fetch, { batchBytes: BATCH_BYTES })) {
    const stored = await maildrops.withContent(
      database.manager,
      lease,
      batch.messages.map(({ contentDigest }) => contentDigest),
    );
    const numbered = batch.messages.map((message: MaildropMessage) => {
      const { listed, contentDigest } = message;
      const uid = identify(stored, { uidl: listed.uidl, contentDigest }, taken) ?? (lastUid += 1);
      taken.add(uid);
      return { ...message, uid };
    });
    const understood = await intake.understand(numbered);
    const note = (manager: EntityManager) => maildrops.keep(manager, lease, numbered);
    const took = await intake.storeWith(lease, place, understood, note, 'inbox');
    onCondition({ kind: 'reading', remaining: batch.remaining });
    onRead(took.stored);
  }
}

/**
 * Deletes on the server what has lain there for long enough, after its header block has shown once more that it is what
 * was stored. What turns out to be something else is no longer held for known: the next reading fetches it.
 */
async function deleteDue(
  maildrop: Maildrop,
  plan: Pop3Plan,
  days: number,
  parts: MaildropParts,
): Promise<void> {
  const { database, maildrops, lease } = parts;
  const due = plan.remove.slice(0, DELETIONS_PER_SESSION);
  if (due.length === 0 || !(await maildrops.mayDelete(database.manager, lease, days))) return;
  const digests = await maildrops.headDigests(
    database.manager,
    lease,
    due.map(({ uid }) => uid),
  );
  const provable = due.flatMap(({ listed, uid }) => {
    const headDigest = digests.get(uid);
    return headDigest ? [{ listed, uid, headDigest }] : [];
  });
  const same = await maildrop.verify(provable);
  const uidsOf = (messages: ReadonlySet<unknown>, inside: boolean) =>
    provable.filter(({ listed }) => messages.has(listed) === inside).map(({ uid }) => uid);
  await inOurs(parts, (manager) => maildrops.noteGone(manager, lease, uidsOf(same, false), false));
  if (same.size === 0) return;
  const removed = new Set(await maildrop.remove([...same]));
  await maildrop.quit();
  await inOurs(parts, (manager) => maildrops.noteGone(manager, lease, uidsOf(removed, true), true));
}

/** Writes only while the mailbox is leased to us. */
const inOurs = (
  { database, cursors, lease }: MaildropParts,
  work: (manager: EntityManager) => Promise<void>,
): Promise<void> =>
  database.transaction(async (manager) => {
    if (!(await cursors.holdMailbox(manager, lease)))
      throw new LeaseLost(`Mailbox ${lease.mailboxId} is read by another process.`);
    await work(manager);
  });
