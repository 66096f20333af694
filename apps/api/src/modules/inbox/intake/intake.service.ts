import { Inject, Injectable } from '@nestjs/common';
import type { FolderCursor } from '@mailwright/mailbox';
import type { TokenSigner } from '@mailwright/tokens';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { TRACKING_SIGNER } from '../../tracking/public.js';
import { type Clues, findClues } from '../matching/clues.js';
import { type LedgerFacts, matchMessage } from '../matching/match.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import { CursorsRepository } from '../reader/cursors.repository.js';
import type { Lease } from '../reader/lease.js';
import { FirstOfCopies } from './first-of-copies.js';
import { IntakeRepository, type MessageRow } from './intake.repository.js';
import { messageRow } from './message-row.js';
import { OutcomesService } from './outcomes.service.js';
import type { Place, ReadMessage, UnderstoodMessage } from './read-message.js';
import { SentMailService } from './sent-mail.service.js';
import { ThreadsService } from './threads.service.js';
import { understand } from './understand.js';

/** What one batch of a folder brought. */
export interface TakenIn {
  stored: number;
  copies: number;
  /** Stored before under another numbering of the folder. */
  renumbered: number;
}

const NOTHING: TakenIn = { stored: 0, copies: 0, renumbered: 0 };

/** Another process reads this mailbox now: what we hold in hand is its business. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Takes read messages in: understood outside the transaction, stored with all their consequences and the cursor inside. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly database: Database,
    private readonly intake: IntakeRepository,
    private readonly cursors: CursorsRepository,
    private readonly matching: MatchingRepository,
    private readonly outcomes: OutcomesService,
    private readonly threads: ThreadsService,
    private readonly sent: SentMailService,
    private readonly live: LiveBus,
    @Inject(TRACKING_SIGNER) private readonly signer: TokenSigner,
  ) {}

  /**
   * One batch: the messages, what follows from them, and the cursor that covers exactly these, in one transaction. Safe to
   * be killed and to be run again: what lies at a known place is skipped, a copy has no consequences.
   */
  async take(
    lease: Lease,
    place: Place,
    messages: readonly ReadMessage[],
    cursor: FolderCursor,
    role: string,
    now = new Date(),
  ): Promise<TakenIn> {
    return this.store(lease, place, await this.understand(messages, now), cursor, role, now);
  }

  /** The first half of `take`, which touches nothing: it can be done while the batch before is being stored. */
  async understand(messages: readonly ReadMessage[], now = new Date()): Promise<UnderstoodMessage[]> {
    const understood: UnderstoodMessage[] = [];
    for (const message of messages) understood.push(await understand(message, now));
    return understood;
  }

  /** The second half. */
  store(
    lease: Lease,
    place: Place,
    understood: readonly UnderstoodMessage[],
    cursor: FolderCursor,
    role: string,
    now = new Date(),
  ): Promise<TakenIn> {
    return this.storeWith(
      lease,
      place,
      understood,
      (manager) => this.cursors.save(manager, place, cursor, role),
      role,
      now,
    );
  }

  /** `store` for whoever notes in another way than by a cursor how far was read: `note` does, in the same transaction. */
  async storeWith(
    lease: Lease,
    place: Place,
    understood: readonly UnderstoodMessage[],
    note: (manager: EntityManager) => Promise<void>,
    role: string,
    now = new Date(),
  ): Promise<TakenIn> {
    return this.database.transaction(async (manager) => {
      await this.intake.planAnew(manager);
      // The row is held until the commit: the folders of a mailbox take turns, and a lost lease is noticed here.
      if (!(await this.cursors.holdMailbox(manager, lease)))
        throw new LeaseLost(`Mailbox ${place.mailboxId} is read by another process.`);
      const taken = await this.takeIn(manager, place, understood, role, now);
      await note(manager);
      return taken;
    });
  }

  private async takeIn(
    manager: EntityManager,
    place: Place,
    messages: readonly UnderstoodMessage[],
    role: string,
    now: Date,
  ): Promise<TakenIn> {
    if (messages.length === 0) return NOTHING;
    const takenUids = await this.takenUids(manager, place, messages);
    const unplaced = messages.filter(({ uid }) => !takenUids.has(uid));
    if (unplaced.length === 0) return NOTHING;
    const renumbered = await this.intake.renumber(manager, place, unplaced);
    const fresh = unplaced.filter(({ uid }) => !renumbered.has(uid));
    if (fresh.length === 0) return { ...NOTHING, renumbered: renumbered.size };
    const ids = await this.intake.newIds(manager, fresh.length);
    if (role === 'sent') {
      const ours = await this.sent.rowsOf(manager, place, fresh, ids);
      const stored = fresh.map((message, index) => toStore(message, ours[index]!));
      await this.intake.store(manager, place, stored);
      if (ours.some((row) => row.conversation_id !== null))
        await this.live.tell(manager, { workspaceId: place.workspaceId, topic: 'inbox' });
      return { stored: fresh.length, copies: 0, renumbered: renumbered.size };
    }
    const hashes = fresh.map(({ contentHash }) => contentHash);
    const messageIds = fresh.flatMap(({ verdict }) => verdict.message.messageId ?? []);
    const copies = new FirstOfCopies(await this.intake.known(manager, place, hashes, messageIds));
    const clues = fresh.map(({ verdict }) => findClues(verdict, this.signer));
    const facts = await this.matching.factsFor(manager, place.workspaceId, clues, now);

    const judged = fresh.map((message, index) => {
      const isOwn = isOwnMail(clues[index]!, facts);
      const copyOf = copies.firstOf(message, ids[index]!);
      const match = isOwn ? null : matchMessage(message.verdict.kind, clues[index]!, facts);
      return { id: ids[index]!, message, copyOf, isOwn, match };
    });
    const consequent = judged.filter(({ copyOf, isOwn }) => copyOf === null && !isOwn);
    const done = await this.outcomes.carryOut(manager, place, consequent);
    const conversations = await this.threads.converse(manager, place, consequent);
    const rows = judged.map(({ id, message, copyOf, isOwn, match }) => {
      const row = messageRow(message, id, copyOf, match, done.get(id) ?? []);
      const placed = { ...row, conversation_id: conversations.get(id) ?? null };
      return toStore(message, isOwn ? { ...placed, kind: 'other', action: 'none' } : placed);
    });
    await this.intake.store(manager, place, rows);
    await this.live.tell(manager, { workspaceId: place.workspaceId, topic: 'inbox' });
    for (const campaignId of new Set(consequent.flatMap(({ match }) => match?.delivery.campaignId ?? [])))
      await this.live.tell(manager, { workspaceId: place.workspaceId, topic: `campaign:${campaignId}` });
    const copied = judged.filter(({ copyOf }) => copyOf !== null).length;
    return { stored: rows.length, copies: copied, renumbered: renumbered.size };
  }

  /** Beyond the cursor nothing is stored: it moved with the messages. Before it, or without one, it has to be asked. */
  private async takenUids(
    manager: EntityManager,
    place: Place,
    messages: readonly UnderstoodMessage[],
  ): Promise<Set<number>> {
    const uids = messages.map(({ uid }) => uid);
    const cursor = await this.cursors.of(manager, place, place.folder);
    if (cursor?.uidValidity === place.uidValidity && Math.min(...uids) > cursor.lastUid) return new Set();
    return this.intake.takenUids(manager, place, uids);
  }
}

const toStore = (message: UnderstoodMessage, row: MessageRow) => ({
  row,
  hash: message.contentHash,
  raw: message.packed,
});

/** A mail of ours that came back to us (a seed, a copy, a test) is no answer to itself. */
function isOwnMail({ own }: Clues, facts: LedgerFacts): boolean {
  return own !== null && own.ref !== null && facts.byRef(own.ref)?.messageId === own.id;
}
