/**
 * What senders that are certainly gone had in flight and left no evidence of: their host did not come back to replay
 * its journal in time, so nobody can know whether the final dot left. That is what `uncertain` means. The lease stays in
 * the row: if the host comes back after all, its journal still decides.
 * $1 seconds since the last beat, after which a process and its journal are given up.
 */
export const GIVE_UP_LOST_LEASES = `
  update deliveries d
     set state = 'uncertain', settled_at = now(), reason = 'sender_lost', reply = null, reply_code = null, reply_enhanced = null
   where d.leased_by is not null and d.state = 'in_flight'
     and (d.lease_until < now() or not exists (
           select 1 from processes p where p.id = d.leased_by and p.heartbeat_at > now() - make_interval(secs => $1)))
  returning d.workspace_id as "workspaceId", d.mailing_id as "mailingId", d.contact_id as "contactId"`;

/** The rows that a dead process of this host had in flight; its journal says what became of each. $1 process ids. */
export const IN_FLIGHT_OF = `
  select d.workspace_id as "workspaceId", d.mailing_id as "mailingId", d.contact_id as "contactId", d.lease_token as "leaseToken",
         d.email, d.attempts, d.account_id as "accountId", m.account_id as "mailingAccountId", k.delay_scale as "delayScale",
         d.state = 'uncertain' as "isDoubtful"
    from deliveries d
    join mailings m on m.workspace_id = d.workspace_id and m.id = d.mailing_id
    join workspace_kinds k on k.workspace_id = d.workspace_id
   where d.leased_by = any($1::uuid[]) and (d.state = 'in_flight' or d.reason = 'sender_lost')`;
