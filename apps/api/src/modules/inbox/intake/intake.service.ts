import { Inject, Injectable } from '@nestjs/common';
import type { FolderCursor } from '@mailwright/mailbox';
import type { TokenSigner } from '@mailwright/tokens';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { TRACKING_SIGNER } from '../../tracking/public.js';
import { type Clues, findClues } from '../matching/clues.js';
import { type LedgerFacts, type Match, matchMessage } from '../matching/match.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import { CursorsRepository } from '../reader/cursors.repository.js';
import type { Lease } from '../reader/lease.js';
import { FirstOfCopies } from './first-of-copies.js';
import { IntakeRepository } from './intake.repository.js';
import { messageRow } from './message-row.js';
import { OutcomesService } from './outcomes.service.js';
import type { Place, ReadMessage, UnderstoodMessage } from './read-message.js';
import { threadOf } from './thread.js';
import { understand } from './understand.js';

/** What one batch of a folder brought. */
export interface TakenIn {
  stored: number;
  copies: number;
}

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
    return this.takeWith(
      lease,
      place,
      messages,
      (manager) => this.cursors.save(manager, place, cursor, role),
      now,
    );
  }

  /** The same for whoever notes in another way than by a cursor how far was read: `note` does, in the same transaction. */
  async takeWith(
    lease: Lease,
    place: Place,
    messages: readonly ReadMessage[],
    note: (manager: EntityManager) => Promise<void>,
    now = new Date(),
  ): Promise<TakenIn> {
    const understood: UnderstoodMessage[] = [];
    for (const message of messages) understood.push(await understand(message, now));
    return this.database.transaction(async (manager) => {
      // The row is held until the commit: the folders of a mailbox take turns, and a lost lease is noticed here.
      if (!(await this.cursors.holdMailbox(manager, lease)))
        throw new LeaseLost(`Mailbox ${place.mailboxId} is read by another process.`);
      const taken = await this.takeIn(manager, place, understood, now);
      await note(manager);
      return taken;
    });
  }

  private async takeIn(
    manager: EntityManager,
    place: Place,
    messages: readonly UnderstoodMessage[],
    now: Date,
  ): Promise<TakenIn> {
    if (messages.length === 0) return { stored: 0, copies: 0 };
    const takenUids = await this.intake.takenUids(
      manager,
      place,
      messages.map(({ uid }) => uid),
    );
    const fresh = messages.filter(({ uid }) => !takenUids.has(uid));
    if (fresh.length === 0) return { stored: 0, copies: 0 };
    const hashes = fresh.map(({ contentHash }) => contentHash);
    const messageIds = fresh.flatMap(({ verdict }) => verdict.message.messageId ?? []);
    const copies = new FirstOfCopies(await this.intake.known(manager, place, hashes, messageIds));
    const ids = await this.intake.newIds(manager, fresh.length);
    const clues = fresh.map(({ verdict }) => findClues(verdict, this.signer));
    const facts = await this.matching.factsFor(manager, place.workspaceId, clues, now);

    const rows: Parameters<IntakeRepository['store']>[2][number][] = [];
    const campaigns = new Set<string>();
    let copied = 0;
    for (const [index, message] of fresh.entries()) {
      const id = ids[index]!;
      const copyOf = copies.firstOf(message, id);
      const isOwn = isOwnMail(clues[index]!, facts);
      const match = isOwn ? null : matchMessage(message.verdict.kind, clues[index]!, facts);
      const consequent = copyOf === null && !isOwn;
      const done = consequent ? await this.outcomes.carryOut(manager, place, id, message, match) : [];
      const row = messageRow(message, id, copyOf, match, done);
      if (consequent) row.conversation_id = await this.converse(manager, place, message, match);
      if (copyOf !== null) copied += 1;
      if (consequent && match?.delivery.campaignId) campaigns.add(match.delivery.campaignId);
      rows.push({
        row: isOwn ? { ...row, kind: 'other', action: 'none' } : row,
        hash: message.contentHash,
        raw: message.packed,
      });
    }
    await this.intake.store(manager, place, rows);
    await this.live.tell(manager, { workspaceId: place.workspaceId, topic: 'inbox' });
    for (const campaignId of campaigns)
      await this.live.tell(manager, { workspaceId: place.workspaceId, topic: `campaign:${campaignId}` });
    return { stored: rows.length, copies: copied };
  }

  /** Adds it to its conversation, where it belongs to one; a lost or erased one begins anew under its key. */
  private async converse(
    manager: EntityManager,
    place: Place,
    message: UnderstoodMessage,
    match: Match | null,
  ): Promise<string | null> {
    const part = threadOf(message, match, place.mailboxId);
    if (!part) return null;
    const { workspaceId, mailboxId } = place;
    const answered =
      part.conversationId && (await this.intake.threadKeyOf(manager, workspaceId, part.conversationId));
    return this.intake.upsertConversation(manager, workspaceId, {
      thread_key: answered || part.threadKey,
      mailbox_id: mailboxId,
      contact_id: match?.delivery.contactKnown ? match.delivery.contactId : null,
      person_name: part.personName,
      person_address: part.personAddress,
      campaign_id: match?.delivery.campaignId ?? null,
      mailing_id: match?.delivery.mailingId ?? null,
      subject: part.subject,
      snippet: part.snippet,
      folder: part.folder,
      human: part.human,
      awaits_answer: part.awaitsAnswer,
      label: part.label?.label ?? null,
      label_phrase: part.label?.phrase ?? null,
      label_until: part.label?.until ?? null,
      at: message.receivedAt.toISOString(),
    });
  }
}

/** A mail of ours that came back to us (a seed, a copy, a test) is no answer to itself. */
function isOwnMail({ own }: Clues, facts: LedgerFacts): boolean {
  return own !== null && own.ref !== null && facts.byRef(own.ref)?.messageId === own.id;
}
