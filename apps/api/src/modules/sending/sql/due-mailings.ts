/** Mailings that may be sent now: each with its account. Few rows: only active ones are in the index. */
export const DUE_MAILINGS = `
  select workspace_id as "workspaceId", id, number, kind, campaign_id as "campaignId", account_id as "accountId",
         track_opens as "trackOpens", track_clicks as "trackClicks", uncertain_policy as "uncertainPolicy"
    from mailings m
   where m.state = 'sending' and m.not_before <= now()
     and exists (select 1 from deliveries d where d.mailing_id = m.id and d.state in ('queued', 'deferred') and d.due_at <= now())
   order by m.kind = 'campaign', m.not_before`;

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
           select 1 from deliveries d where d.workspace_id = $1 and d.mailing_id = $2 and d.state = 'uncertain'))
  returning m.id, m.kind, m.campaign_id as "campaignId"`;

/** Sending mailings in which nothing is due: candidates for being finished. */
export const MAILINGS_WITHOUT_WORK = `
  select m.workspace_id as "workspaceId", m.id from mailings m
   where m.state = 'sending'
     and not exists (select 1 from deliveries d where d.mailing_id = m.id and d.state in ('queued', 'deferred'))
     and not exists (select 1 from deliveries d where d.workspace_id = m.workspace_id and d.mailing_id = m.id and d.state = 'in_flight')
     and (m.uncertain_policy = 'never_again' or not exists (
           select 1 from deliveries d where d.workspace_id = m.workspace_id and d.mailing_id = m.id and d.state = 'uncertain'))`;
