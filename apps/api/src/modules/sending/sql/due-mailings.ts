import { DOUBTS_AT_MOST } from './send-uncertain-again.js';

/**
 * Mailings that may be sent now, and the mailbox providers of each at which somebody is due. Few rows: only active ones
 * are in the index. Those without anybody due are told too: their last recipients are claimed and must not be taken for
 * those of a paused mailing.
 *
 * The providers are found by leaping from one to the next in the index (a loose scan): some dozen probes per mailing,
 * however many wait. The earliest is compared, because "exists" made the planner read everybody who waits.
 */
export const ACTIVE_MAILINGS = `
  select workspace_id as "workspaceId", id, number, kind, campaign_id as "campaignId", account_id as "accountId",
         track_opens as "trackOpens", track_clicks as "trackClicks", uncertain_policy as "uncertainPolicy",
         array(
           with recursive waiting as (
             (select d.provider from deliveries d
               where d.mailing_id = m.id and d.state in ('queued', 'deferred') order by d.provider limit 1)
             union all
             select (select d.provider from deliveries d
                      where d.mailing_id = m.id and d.state in ('queued', 'deferred') and d.provider > w.provider
                      order by d.provider limit 1)
               from waiting w where w.provider is not null
           )
           select w.provider from waiting w
            where (select d.due_at from deliveries d
                    where d.mailing_id = m.id and d.provider = w.provider and d.state in ('queued', 'deferred')
                    order by d.due_at limit 1) <= now()) as due
    from mailings m
   where m.state = 'sending' and m.not_before <= now()
   order by m.not_before`;

/** The heavy part of a mailing, read once per process. */
export const MAILING_BODY = `select content, message from mailings where workspace_id = $1 and id = $2`;

/** A mailing is finished when nobody of it waits or is in flight; returns a row when this call finished it. $1 workspace, $2 mailing. */
export const FINISH_MAILING = `
  update mailings m set state = 'finished', finished_at = now()
   where m.workspace_id = $1 and m.id = $2 and m.state = 'sending'
     and not exists (select 1 from deliveries d where d.workspace_id = $1 and d.mailing_id = $2 and d.state = 'queued')
     and not exists (select 1 from deliveries d where d.workspace_id = $1 and d.mailing_id = $2 and d.state = 'deferred')
     and not exists (select 1 from deliveries d where d.workspace_id = $1 and d.mailing_id = $2 and d.state = 'in_flight')
     and (m.uncertain_policy = 'never_again' or not exists (
           select 1 from deliveries d where d.workspace_id = $1 and d.mailing_id = $2 and d.state = 'uncertain' and d.resent_by is null and d.attempts < ${DOUBTS_AT_MOST}))
  returning m.id, m.kind, m.campaign_id as "campaignId"`;

/** Sending mailings in which nothing is due: candidates for being finished. */
export const MAILINGS_WITHOUT_WORK = `
  select m.workspace_id as "workspaceId", m.id from mailings m
   where m.state = 'sending'
     and not exists (select 1 from deliveries d where d.mailing_id = m.id and d.state in ('queued', 'deferred'))
     and not exists (select 1 from deliveries d where d.workspace_id = m.workspace_id and d.mailing_id = m.id and d.state = 'in_flight')
     and (m.uncertain_policy = 'never_again' or not exists (
           select 1 from deliveries d where d.workspace_id = m.workspace_id and d.mailing_id = m.id and d.state = 'uncertain' and d.resent_by is null and d.attempts < ${DOUBTS_AT_MOST}))`;

/** A finished mailing goes on: evidence came late that somebody of it had not been sent to. $1 workspace, $2 mailing. */
export const REOPEN_MAILING = `
  update mailings m set state = 'sending', finished_at = null
   where m.workspace_id = $1 and m.id = $2 and m.state = 'finished'
     and exists (select 1 from deliveries d where d.workspace_id = $1 and d.mailing_id = $2 and d.state in ('queued', 'deferred'))`;
