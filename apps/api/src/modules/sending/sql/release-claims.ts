/**
 * Gives claimed recipients back that were never handed to a connection: a sender that stops, or a paused mailing. Those of
 * a cancelled mailing are skipped: nobody would come for them any more.
 * $1 workspace, $2 mailing, $3 contacts, $4 lease token per contact.
 */
export const RELEASE_CLAIMS = `
  update deliveries d
     set state = case when m.state in ('cancelled', 'failed') then 'skipped' when d.attempts = 0 then 'queued' else 'deferred' end,
         reason = case when m.state in ('cancelled', 'failed') then 'cancelled' end,
         settled_at = case when m.state in ('cancelled', 'failed') then now() end,
         leased_by = null, lease_until = null
    from mailings m, unnest($3::uuid[], $4::bigint[]) as r(contact_id, lease_token)
   where m.workspace_id = $1 and m.id = $2
     and d.workspace_id = $1 and d.mailing_id = $2 and d.contact_id = r.contact_id
     and d.lease_token = r.lease_token and (d.state = 'in_flight' or d.reason = 'sender_lost')`;

/** The claims that a process has open, by token: one claiming statement, one token. $1 process. */
export const OPEN_CLAIMS = `
  select distinct lease_token as token from deliveries where leased_by = $1 and state = 'in_flight'`;

/**
 * Gives back what claiming statements took whose answer never arrived: they had committed when the connection broke.
 * $1 process, $2 tokens.
 */
export const RELEASE_UNHEARD_CLAIMS = `
  update deliveries d
     set state = case when m.state in ('cancelled', 'failed') then 'skipped' when d.attempts = 0 then 'queued' else 'deferred' end,
         reason = case when m.state in ('cancelled', 'failed') then 'cancelled' end,
         settled_at = case when m.state in ('cancelled', 'failed') then now() end,
         leased_by = null, lease_until = null
    from mailings m
   where d.leased_by = $1 and d.state = 'in_flight' and d.lease_token = any($2::bigint[])
     and m.workspace_id = d.workspace_id and m.id = d.mailing_id
  returning d.contact_id as "contactId"`;
