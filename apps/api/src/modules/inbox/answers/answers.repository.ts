import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changed, row } from '../../../platform/database/database.js';
import type { StoredVerdict } from '../intake/message-row.js';

export interface LastIncoming {
  fromName: string;
  fromAddress: string;
  at: Date;
  subject: string;
  text: string | null;
  messageId: string | null;
  verdict: StoredVerdict;
}

export interface WrittenAnswer {
  id: string;
  conversationId: string;
  mailingId: string;
  text: string;
  html: string | null;
  notBefore: Date;
  state: string | null;
}

@Injectable()
export class AnswersRepository {
  lastIncoming(
    manager: EntityManager,
    workspaceId: string,
    conversationId: string,
  ): Promise<LastIncoming | null> {
    return row<LastIncoming>(
      manager,
      `select from_name as "fromName", from_address as "fromAddress", received_at as at, subject, text, message_id as "messageId", verdict
         from inbox_messages where workspace_id = $1 and conversation_id = $2 and copy_of is null and kind <> 'outgoing'
        order by received_at desc, id desc limit 1`,
      [workspaceId, conversationId],
    );
  }

  /**
   * The From that an answer leaves as: the one that wrote the mailing, else the mailbox's own address, else any that the
   * mailbox reads for.
   */
  async identityFor(
    manager: EntityManager,
    workspaceId: string,
    mailingId: string | null,
    mailboxId: string | null,
  ): Promise<string | null> {
    const found = await row<{ id: string }>(
      manager,
      `select i.identity_id as id
         from identity_addresses i
         left join ledger_mailings g on g.workspace_id = $1 and g.mailing_id = $2 and g.identity_id = i.identity_id
         left join mailbox_labels b on b.workspace_id = $1 and b.mailbox_id = $3
        where i.workspace_id = $1 and (g.mailing_id is not null or i.mailbox_id = $3 or lower(i.from_address) = lower(b.address))
        order by g.mailing_id is null, lower(i.from_address) is distinct from lower(b.address), i.identity_id
        limit 1`,
      [workspaceId, mailingId, mailboxId],
    );
    return found?.id ?? null;
  }

  /** The one recipient of the mailing that carries an answer. */
  async delivery(
    manager: EntityManager,
    workspaceId: string,
    mailingId: string,
  ): Promise<{ contactId: string; messageId: string }> {
    const found = await row<{ contactId: string; messageId: string }>(
      manager,
      `select contact_id as "contactId", message_id as "messageId" from ledger_deliveries where workspace_id = $1 and mailing_id = $2 and ordinal = 1`,
      [workspaceId, mailingId],
    );
    if (!found) throw new Error('An answer has one recipient.');
    return found;
  }

  async insert(
    manager: EntityManager,
    answer: {
      workspaceId: string;
      conversationId: string;
      mailingId: string;
      contactId: string;
      messageId: string;
      subject: string;
      text: string;
      html: string | null;
      writtenBy: string | null;
    },
  ): Promise<string> {
    const made = await row<{ id: string }>(
      manager,
      `insert into answers (workspace_id, conversation_id, mailing_id, contact_id, message_id, subject, text, html, written_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        answer.workspaceId,
        answer.conversationId,
        answer.mailingId,
        answer.contactId,
        answer.messageId,
        answer.subject,
        answer.text,
        answer.html,
        answer.writtenBy,
      ],
    );
    if (!made) throw new Error('The insert returned no row.');
    return made.id;
  }

  byId(manager: EntityManager, workspaceId: string, id: string): Promise<WrittenAnswer | null> {
    return row<WrittenAnswer>(
      manager,
      `select a.id, a.conversation_id as "conversationId", a.mailing_id as "mailingId", a.text, a.html, g.not_before as "notBefore", d.state
         from answers a
         join ledger_mailings g on g.workspace_id = a.workspace_id and g.mailing_id = a.mailing_id
         left join ledger_deliveries d on d.workspace_id = a.workspace_id and d.mailing_id = a.mailing_id and d.contact_id = a.contact_id
        where a.workspace_id = $1 and a.id = $2`,
      [workspaceId, id],
    );
  }

  async remove(manager: EntityManager, workspaceId: string, id: string): Promise<boolean> {
    return (
      (await changed(manager, `delete from answers where workspace_id = $1 and id = $2`, [workspaceId, id])) >
      0
    );
  }
}
