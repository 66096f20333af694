/**
 * Claims the next due recipients of a mailing at one mailbox provider for this process: small batches, under a lease with a fencing token.
 * Suppressions and the contact itself are read again here, in the claiming statement: who opted out a second ago is
 * skipped, not mailed. So is the mailing: what was paused or cancelled a moment ago gives nobody.
 *
 * Everything is materialized: inlined, the planner asked the suppressions six times per recipient, once for every place
 * that uses the answer.
 *
 * The rows are locked, so where they stand is known and they need not be searched for again. (One that somebody changed
 * while this statement began stands elsewhere now: it is left for the next claim.)
 *
 * In a mailing that sends again, who got an earlier one after all is skipped; and here, whom a later one has taken over.
 *
 * $1 workspace, $2 mailing, $3 how many, $4 process, $5 lease in seconds, $6 marketing, $7 contacts must exist,
 * $8 provider.
 * Returns one row per claimed recipient with `state` 'in_flight' or 'skipped'.
 */
export const CLAIM_DELIVERIES = `
  with due as materialized (
    select d.contact_id, d.tableoid as part, d.ctid as place, d.resent_by is not null as taken_over
      from deliveries d
     where d.workspace_id = $1 and d.mailing_id = $2 and d.provider = $8 and d.state in ('queued', 'deferred') and d.due_at <= now()
       and (select m.state from mailings m where m.workspace_id = $1 and m.id = $2) = 'sending'
     order by d.due_at, d.ordinal
     limit $3
     for update skip locked
  ), token as materialized (select nextval('lease_tokens') as token), seen as materialized (
    select due.part, due.place, due.taken_over, c.contact_id is not null as known, c.first_name, c.last_name, c.attributes, c.language, c.time_zone,
           (select s.reason from suppressed_addresses s
             where s.workspace_id = $1 and s.address_hash = c.address_hash
               and (s.scope = 'all' or ($6::boolean and s.scope = 'marketing'))
             limit 1) as suppressed,
           case when (select cardinality(m.resent_from) from mailings m where m.workspace_id = $1 and m.id = $2) > 0 then exists (
             select 1 from deliveries o
               left join recipient_engagements e
                 on e.workspace_id = $1 and e.mailing_id = o.mailing_id and e.contact_id = o.contact_id
              where o.workspace_id = $1 and o.contact_id = due.contact_id
                and o.mailing_id = any((select m.resent_from from mailings m where m.workspace_id = $1 and m.id = $2)::uuid[])
                and (o.state = 'in_flight' or (o.state = 'accepted' and e.bounced_at is null)
                     or coalesce(e.opened_at, e.clicked_at, e.replied_at, e.unsubscribed_at) is not null))
           else false end as reached
      from due
      left join contact_recipients c on c.workspace_id = $1 and c.contact_id = due.contact_id
  )
  update deliveries d
     set state = case when ok then 'in_flight' else 'skipped' end,
         reason = case when ok then null when seen.suppressed is not null then 'suppressed:' || seen.suppressed
                       when seen.taken_over then 'sent_again' when seen.reached then 'already_reached' else 'contact_deleted' end,
         settled_at = case when ok then null else now() end,
         lease_token = case when ok then token.token end,
         leased_by = case when ok then $4::uuid end,
         lease_until = case when ok then now() + make_interval(secs => $5) end
    from seen cross join token,
         lateral (select seen.suppressed is null and (seen.known or not $7::boolean)
                        and not seen.taken_over and not seen.reached as ok) judged
   where d.workspace_id = $1 and d.mailing_id = $2 and d.tableoid = seen.part and d.ctid = seen.place
  returning d.contact_id as "contactId", d.ordinal, d.email, d.message_id as "messageId", d.attempts, d.state,
            d.lease_token as "leaseToken", seen.first_name as "firstName", seen.last_name as "lastName",
            seen.attributes, seen.language, seen.time_zone as "timeZone"`;

export interface ClaimedRow {
  contactId: string;
  ordinal: number;
  email: string;
  messageId: string;
  attempts: number;
  state: 'in_flight' | 'skipped';
  /** bigint as text. */
  leaseToken: string;
  firstName: string | null;
  lastName: string | null;
  attributes: Record<string, unknown> | null;
  language: string | null;
  timeZone: string | null;
}
