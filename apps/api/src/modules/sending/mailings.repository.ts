import { Injectable } from '@nestjs/common';
import type { CompiledContent } from '@mailwright/templating';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../platform/database/database.js';
import type { Mailing, MailingKind, MailingMessage, MailingState, UncertainPolicy } from './mailing.js';
import { FAN_OUT_AUDIENCE } from './sql/fan-out-audience.js';
import { FINISH_MAILING, MAILINGS_WITHOUT_WORK } from './sql/due-mailings.js';

export interface NewMailing {
  workspaceId: string;
  kind: MailingKind;
  campaignId: string | null;
  conversationId: string | null;
  identityId: string | null;
  accountId: string;
  content: CompiledContent | null;
  message: MailingMessage;
  trackOpens: boolean;
  trackClicks: boolean;
  uncertainPolicy: UncertainPolicy;
  notBefore: Date;
}

export interface Audience {
  lists: string[];
  excludeLists: string[];
  everybody: boolean;
}

/** The ledger's rows that are not hot: mailings, their links and recipients. */
@Injectable()
export class MailingsRepository {
  async create(manager: EntityManager, mailing: NewMailing): Promise<{ id: string; number: number }> {
    const made = await row<{ id: string; number: number }>(
      manager,
      `insert into mailings (workspace_id, kind, campaign_id, conversation_id, identity_id, account_id, content, message,
                             track_opens, track_clicks, uncertain_policy, not_before)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id, number`,
      [
        mailing.workspaceId,
        mailing.kind,
        mailing.campaignId,
        mailing.conversationId,
        mailing.identityId,
        mailing.accountId,
        mailing.content === null ? null : JSON.stringify(mailing.content),
        JSON.stringify(mailing.message),
        mailing.trackOpens,
        mailing.trackClicks,
        mailing.uncertainPolicy,
        mailing.notBefore,
      ],
    );
    if (!made) throw new Error('The insert returned no row.');
    await this.addLinks(manager, mailing, made);
    return made;
  }

  private async addLinks(
    manager: EntityManager,
    mailing: NewMailing,
    made: { id: string; number: number },
  ): Promise<void> {
    const links = (mailing.content?.links ?? []).filter((link) => link.kind !== 'plain');
    if (links.length === 0) return;
    await manager.query(
      `insert into links (mailing_number, link_no, workspace_id, mailing_id, url, label, dynamic)
         select $1, l.no, $2, $3, l.url, l.label, l.kind = 'dynamic'
           from jsonb_to_recordset($4::jsonb) as l(no int, url text, label text, kind text)`,
      [made.number, mailing.workspaceId, made.id, JSON.stringify(links)],
    );
  }

  /** Recipients by address, who need not be contacts: tests and answers. Returns nothing; the rows are queued. */
  async addRecipients(
    manager: EntityManager,
    place: { workspaceId: string; mailingId: string; number: number; domain: string },
    recipients: { contactId: string | null; email: string; provider: string; messageId?: string }[],
  ): Promise<void> {
    await manager.query(
      `insert into deliveries (workspace_id, mailing_id, contact_id, ordinal, email, provider, message_id)
         select $1, $2, coalesce(r."contactId", uuidv7()), r.ordinal, r.email, r.provider,
                coalesce(r."messageId", format('<mw.%s.%s.%s@%s>', $3::int, r.ordinal, left(replace(gen_random_uuid()::text, '-', ''), 20), $4::text))
           from rows from (jsonb_to_recordset($5::jsonb) as ("contactId" uuid, email text, provider text, "messageId" text))
                with ordinality as r("contactId", email, provider, "messageId", ordinal)`,
      [place.workspaceId, place.mailingId, place.number, place.domain, JSON.stringify(recipients)],
    );
    await manager.query(`update mailings set recipients = $3 where workspace_id = $1 and id = $2`, [
      place.workspaceId,
      place.mailingId,
      recipients.length,
    ]);
  }

  /** The mail domains of a workspace's contacts. */
  async domains(manager: EntityManager, workspaceId: string): Promise<string[]> {
    const found = await rows<{ domain: string }>(
      manager,
      `select distinct email_domain as domain from contact_recipients where workspace_id = $1`,
      [workspaceId],
    );
    return found.map((one) => one.domain);
  }

  /** The next batch of a campaign's people; call it in a transaction of its own until it answers 0. */
  async fanOut(
    manager: EntityManager,
    place: { workspaceId: string; mailingId: string },
    audience: Audience,
    providers: Record<string, string>,
    batch: number,
  ): Promise<number> {
    // The row is held: two processes that prepare the same mailing take turns, batch by batch. How far the other came is
    // read by a statement of its own, because one that waited for a lock still sees the ledger as it was before.
    const held = await row<{ id: string }>(
      manager,
      `select id from mailings where workspace_id = $1 and id = $2 and state = 'preparing' for update`,
      [place.workspaceId, place.mailingId],
    );
    if (!held) return 0;
    // Ordinals rise with the contacts' ids.
    const mailing = await row<{ number: number; domain: string; recipients: number; last: string | null }>(
      manager,
      `select m.number, split_part(m.message -> 'from' ->> 'address', '@', 2) as domain, m.recipients,
              (select d.contact_id from deliveries d where d.workspace_id = $1 and d.mailing_id = $2 order by d.ordinal desc limit 1) as last
         from mailings m where m.workspace_id = $1 and m.id = $2`,
      [place.workspaceId, place.mailingId],
    );
    if (!mailing) return 0;
    const made = await row<{ seen: number; made: number }>(manager, FAN_OUT_AUDIENCE, [
      place.workspaceId,
      place.mailingId,
      audience.lists,
      audience.excludeLists,
      mailing.last,
      batch,
      mailing.recipients,
      mailing.number,
      mailing.domain,
      JSON.stringify(providers),
      audience.everybody,
    ]);
    await manager.query(
      `update mailings set recipients = recipients + $3 where workspace_id = $1 and id = $2`,
      [place.workspaceId, place.mailingId, made?.made ?? 0],
    );
    return made?.seen ?? 0;
  }

  /** Fresh statistics for the planner: a new partition's rows would be guessed at. */
  async analyze(manager: EntityManager): Promise<void> {
    await manager.query('analyze deliveries');
  }

  /** Compare-and-set; false when the mailing was in none of the states. */
  async changeState(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    from: MailingState[],
    to: MailingState,
    says = '',
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update mailings set state = $4, state_says = $5,
              prepared_at = case when state = 'preparing' and $4 = 'sending' then now() else prepared_at end,
              finished_at = case when $4 in ('finished', 'cancelled', 'failed') then now() else finished_at end
        where workspace_id = $1 and id = $2 and state = any($3)`,
      [workspaceId, id, from, to, says],
    );
    return count > 0;
  }

  /** After a cancel: whoever has not been tried to an end is skipped, a batch at a time. Returns how many. */
  async skipWaiting(
    manager: EntityManager,
    workspaceId: string,
    mailingId: string,
    reason: string,
    batch: number,
  ): Promise<number> {
    return changed(
      manager,
      `update deliveries set state = 'skipped', reason = $3, settled_at = now()
        where workspace_id = $1 and mailing_id = $2 and contact_id in (
          select contact_id from deliveries where workspace_id = $1 and mailing_id = $2 and state in ('queued', 'deferred')
           limit $4 for update skip locked)`,
      [workspaceId, mailingId, reason, batch],
    );
  }

  withoutWork(manager: EntityManager): Promise<{ workspaceId: string; id: string }[]> {
    return rows(manager, MAILINGS_WITHOUT_WORK);
  }

  finish(
    manager: EntityManager,
    workspaceId: string,
    id: string,
  ): Promise<{ id: string; kind: MailingKind; campaignId: string | null } | null> {
    return row(manager, FINISH_MAILING, [workspaceId, id]);
  }

  get(
    manager: EntityManager,
    workspaceId: string,
    id: string,
  ): Promise<(Mailing & { state: MailingState; recipients: number }) | null> {
    return row(
      manager,
      `select workspace_id as "workspaceId", id, number, kind, campaign_id as "campaignId", account_id as "accountId", content, message,
              track_opens as "trackOpens", track_clicks as "trackClicks", uncertain_policy as "uncertainPolicy", state, recipients
         from mailings where workspace_id = $1 and id = $2`,
      [workspaceId, id],
    );
  }
}
