import { Injectable } from '@nestjs/common';
import type { AnswerSent, NewAnswer } from '@mailwright/contracts';
import { Database } from '../../../platform/database/database.js';
import { DomainError, notFound } from '../../../platform/http/domain-error.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { AccountsService, type CampaignSender } from '../../accounts/public.js';
import { MailingsService, type NewMailing, OTHER_PROVIDER, providersOf } from '../../sending/public.js';
import { type ConversationRow, ConversationsRepository } from '../conversations/conversations.repository.js';
import { sanitizeIncoming } from '../html/sanitize-incoming.js';
import { AnswersRepository, type LastIncoming } from './answers.repository.js';
import { type Answered, answerSubject, quotedHtml, quotedText, threadingOf } from './compose-answer.js';

type Sender = (CampaignSender['identity'] & { sender: CampaignSender }) | { refused: string };

/** Answers from the page: a mailing of kind `reply` with one recipient, in the ledger like any other. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly database: Database,
    private readonly conversations: ConversationsRepository,
    private readonly answers: AnswersRepository,
    private readonly accounts: AccountsService,
    private readonly mailings: MailingsService,
    private readonly live: LiveBus,
  ) {}

  /** As whom an answer leaves, or why it cannot. */
  async senderFor(
    workspaceId: string,
    conversation: Pick<ConversationRow, 'mailingId' | 'mailboxId'>,
  ): Promise<Sender> {
    const { mailingId, mailboxId } = conversation;
    const identityId = await this.answers.identityFor(
      this.database.manager,
      workspaceId,
      mailingId,
      mailboxId,
    );
    const sender = identityId && (await this.accounts.forCampaign(workspaceId, identityId));
    if (!sender)
      return {
        refused:
          'No sender address is paired with this mailbox. Pair one under Senders & mailboxes to answer from here.',
      };
    return { ...sender.identity, sender };
  }

  async answer(
    workspaceId: string,
    conversationId: string,
    body: NewAnswer,
    writtenBy: string | null,
    now = new Date(),
  ): Promise<AnswerSent> {
    const { manager } = this.database;
    const conversation = await this.conversations.byId(manager, workspaceId, conversationId);
    if (!conversation) throw notFound('conversation');
    const last = await this.answers.lastIncoming(manager, workspaceId, conversationId);
    if (!last)
      throw new DomainError('answer.nothing_to_answer', 'conflict', 'There is no message here to answer.');
    const from = await this.senderFor(workspaceId, conversation);
    if ('refused' in from) throw new DomainError('answer.no_sender', 'conflict', from.refused);
    const undoUntil = new Date(now.getTime() + body.undoSeconds * 1_000);
    const mailing = answerMailing({
      workspaceId,
      conversation,
      last,
      from: from.sender,
      body,
      notBefore: undoUntil,
    });
    const to = last.fromAddress;
    const domain = to.split('@').at(-1)?.toLowerCase() ?? '';
    return this.database.transaction(async (inside) => {
      const made = await this.mailings.sendTo(inside, mailing, [
        {
          contactId: conversation.contactId,
          email: to,
          provider: providersOf([domain])[domain] ?? OTHER_PROVIDER,
        },
      ]);
      const delivery = await this.answers.delivery(inside, workspaceId, made.id);
      const id = await this.answers.insert(inside, {
        workspaceId,
        conversationId,
        mailingId: made.id,
        ...delivery,
        subject: mailing.message.literal?.subject ?? '',
        text: body.text,
        html: body.html ? sanitizeIncoming(body.html).html : null,
        writtenBy,
      });
      await this.conversations.noteAnswer(inside, workspaceId, conversationId, body.done);
      await this.live.tell(inside, { workspaceId, topic: 'inbox' });
      return { id, mailingId: made.id, messageId: delivery.messageId, undoUntil: undoUntil.toISOString() };
    });
  }

  /** Calls an answer back as long as no sender has taken it; its words go back into the composer. */
  async undo(
    workspaceId: string,
    id: string,
  ): Promise<{ conversationId: string; text: string; html: string | null }> {
    const answer = await this.answers.byId(this.database.manager, workspaceId, id);
    if (!answer) throw notFound('answer');
    if (answer.state === 'queued') {
      await this.mailings.cancel(this.database.manager, workspaceId, answer.mailingId);
      await this.mailings.skipWaiting(workspaceId, answer.mailingId);
    }
    const { conversationId, text, html } = answer;
    await this.database.transaction(async (manager) => {
      const now = await this.answers.byId(manager, workspaceId, id);
      if (now?.state !== 'skipped')
        throw new DomainError(
          'answer.gone',
          'conflict',
          'The answer has left already.',
          'Write another one to put it right.',
        );
      await this.answers.remove(manager, workspaceId, id);
      await this.conversations.forgetAnswer(manager, workspaceId, conversationId);
      await this.live.tell(manager, { workspaceId, topic: 'inbox' });
    });
    return { conversationId, text, html };
  }
}

function answerMailing(parts: {
  workspaceId: string;
  conversation: ConversationRow;
  last: LastIncoming;
  from: CampaignSender;
  body: NewAnswer;
  notBefore: Date;
}): NewMailing {
  const { conversation, from, body } = parts;
  const answered = answeredOf(parts.last);
  const html = body.html ? sanitizeIncoming(body.html).html : null;
  const { fromName, fromAddress } = from.identity;
  const ownMailbox = from.mailbox?.address.toLowerCase() === fromAddress.toLowerCase();
  return {
    workspaceId: parts.workspaceId,
    kind: 'reply',
    // The campaign's own figures count its own mails; the conversation knows the campaign.
    campaignId: null,
    conversationId: conversation.id,
    identityId: from.identity.id,
    accountId: from.account.id,
    content: null,
    message: {
      from: { name: fromName, address: fromAddress },
      replyTo: from.mailbox && !ownMailbox ? from.mailbox.address : null,
      returnPath: from.returnPath,
      unsubscribe: false,
      listId: null,
      sampleFields: null,
      literal: {
        subject: answerSubject(answered.subject),
        text: body.quote ? quotedText(body.text, answered) : body.text,
        html: html === null ? null : body.quote ? quotedHtml(html, answered) : html,
      },
      threading: threadingOf(answered),
    },
    trackOpens: false,
    trackClicks: false,
    uncertainPolicy: 'never_again',
    notBefore: parts.notBefore,
  };
}

const answeredOf = (last: LastIncoming): Answered => ({
  fromName: last.fromName,
  fromAddress: last.fromAddress,
  at: last.at,
  subject: last.subject,
  text: last.verdict.replyText || (last.text ?? ''),
  messageId: last.messageId,
  inReplyTo: last.verdict.inReplyTo,
  references: last.verdict.references,
});
