/**
 * Gives claimed recipients back that were never handed to a connection: a sender that stops, or a paused mailing.
 * $1 workspace, $2 mailing, $3 contacts, $4 lease token per contact, $5 due at (null: as it was).
 */
export const RELEASE_CLAIMS = `
  update deliveries d
     set state = case when d.attempts = 0 then 'queued' else 'deferred' end,
         leased_by = null, lease_until = null, due_at = coalesce($5::timestamptz, d.due_at)
    from unnest($3::uuid[], $4::bigint[]) as r(contact_id, lease_token)
   where d.workspace_id = $1 and d.mailing_id = $2 and d.contact_id = r.contact_id
     and d.state = 'in_flight' and d.lease_token = r.lease_token`;
