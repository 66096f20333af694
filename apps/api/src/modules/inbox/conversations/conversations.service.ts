import { Injectable } from '@nestjs/common';
import type {
  changeConversation,
  Conversation,
  ConversationMessage,
  ConversationSummary,
  InboxCounts,
  InputOf,
  listConversations,
} from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/database.js';
import { DomainError, notFound, stale } from '../../../platform/http/domain-error.js';
import { decodeKeyset, toPage } from '../../../platform/http/keyset.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { SuppressionsService } from '../../suppressions/public.js';
import { AnswersService } from '../answers/answers.service.js';
import { unpackRaw } from '../intake/raw-store.js';
import { presentAnswer, presentMail, presentSummary } from './conversation.presenter.js';
import { type ConversationRow, ConversationsRepository } from './conversations.repository.js';
import { OriginalMailService } from './original-mail.service.js';

/** Conversations as people read and sort them. */
@Injectable()
export class ConversationsService {
  constructor(
    private readonly database: Database,
    private readonly conversations: ConversationsRepository,
    private readonly originals: OriginalMailService,
    private readonly answers: AnswersService,
    private readonly suppressions: SuppressionsService,
    private readonly live: LiveBus,
  ) {}

  async list(workspaceId: string, query: InputOf<typeof listConversations>['query']) {
    const { limit, after, ...filter } = query;
    const found = await this.conversations.list(
      this.database.manager,
      workspaceId,
      filter,
      decodeKeyset(after, 2),
      limit,
    );
    const page = toPage(found, limit, (row) => [row.sortKey, row.id]);
    return { items: page.items.map(presentSummary), next: page.next };
  }

  async counts(workspaceId: string): Promise<InboxCounts> {
    return (await this.conversations.counts(this.database.manager, workspaceId)) as InboxCounts;
  }

  async get(workspaceId: string, id: string, now = new Date()): Promise<Conversation> {
    const { manager } = this.database;
    const found = await this.find(manager, workspaceId, id);
    const [contact, messages, sender] = await Promise.all([
      this.contactOf(manager, workspaceId, found),
      this.messagesOf(manager, workspaceId, found, now),
      this.answers.senderFor(workspaceId, found),
    ]);
    return {
      ...presentSummary(found),
      contact,
      messages,
      answersFrom: 'refused' in sender ? null : { name: sender.fromName, address: sender.fromAddress },
      cannotAnswer: 'refused' in sender ? sender.refused : null,
      mailboxSays: found.mailboxState === 'working' ? '' : (found.mailboxSays ?? ''),
    };
  }

  async change(
    workspaceId: string,
    id: string,
    body: InputOf<typeof changeConversation>['body'],
  ): Promise<ConversationSummary> {
    const { version, ...settings } = body;
    return this.database.transaction(async (manager) => {
      const before = await this.find(manager, workspaceId, id);
      if (settings.dealValue && !settings.currency && !before.currency)
        throw new DomainError(
          'conversation.currency_needed',
          'invalid',
          'A value needs its currency.',
          'Choose the currency of the deal.',
        );
      if (!(await this.conversations.change(manager, workspaceId, id, version, settings)))
        throw stale('conversation');
      await this.live.tell(manager, { workspaceId, topic: 'inbox' });
      const after = await this.find(manager, workspaceId, id);
      if (settings.dealValue !== undefined && after.campaignId)
        await this.live.tell(manager, { workspaceId, topic: `campaign:${after.campaignId}` });
      return presentSummary(after);
    });
  }

  /** The bytes as they came. */
  async raw(workspaceId: string, messageId: string): Promise<Buffer> {
    const found = await this.conversations.raw(this.database.manager, workspaceId, messageId);
    if (found?.removedAfter)
      throw new DomainError(
        'message.original_removed',
        'not_found',
        `The original was removed after ${found.removedAfter} days as set.`,
        'What was understood of it is still here. How long originals are kept is set for the workspace.',
      );
    if (!found?.raw) throw notFound('message');
    return unpackRaw(found.raw);
  }

  private async find(manager: EntityManager, workspaceId: string, id: string): Promise<ConversationRow> {
    const found = await this.conversations.byId(manager, workspaceId, id);
    if (!found) throw notFound('conversation');
    return found;
  }

  /** The mail that was answered, then everything since, in the order of time. */
  private async messagesOf(
    manager: EntityManager,
    workspaceId: string,
    found: ConversationRow,
    now: Date,
  ): Promise<ConversationMessage[]> {
    const [incoming, answers, original] = await Promise.all([
      this.conversations.incoming(manager, workspaceId, found.id),
      this.conversations.answers(manager, workspaceId, found.id),
      found.mailingId && found.contactId
        ? this.originals.of(manager, workspaceId, found.mailingId, found.contactId)
        : null,
    ]);
    const since: ConversationMessage[] = [
      ...incoming.map(presentMail),
      ...answers.map((answer) => presentAnswer(answer, now)),
    ];
    since.sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
    return original ? [original, ...since] : since;
  }

  private async contactOf(
    manager: EntityManager,
    workspaceId: string,
    { contactId }: ConversationRow,
  ): Promise<Conversation['contact']> {
    const found =
      contactId === null ? null : await this.conversations.contact(manager, workspaceId, contactId);
    if (!found) return null;
    const { addressHash, ...person } = found;
    const [widest] = await this.suppressions.factsOf(manager, workspaceId, addressHash);
    return { ...person, suppression: widest ? { scope: widest.scope, reason: widest.reason } : null };
  }
}
