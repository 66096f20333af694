/**
 * Everything that is counted of a mailing's recipients, per provider and state, in one pass: at a million of them it is
 * the costly one, and the sums over it cannot disagree with each other. `recent`: accepted in the last minute; `burst`:
 * in the last 15 seconds. $1 workspace, $2 mailing.
 */
export const LANE_COUNTS = `
  select provider, state, count(*)::int as count,
         count(*) filter (where accepted_at > now() - interval '60 seconds')::int as recent,
         count(*) filter (where accepted_at > now() - interval '15 seconds')::int as burst,
         extract(epoch from now() - min(accepted_at) filter (where accepted_at > now() - interval '15 seconds'))::float as "burstSeconds",
         max(due_at) filter (where state = 'deferred') as "lastDue"
    from ledger_deliveries where workspace_id = $1 and mailing_id = $2 group by provider, state`;

/** What was learned of the lanes that the mailing uses. $1 workspace, $2 mailing. */
export const LEARNED_LANES = `
  select l.provider, l.rate, l.connections, case when l.held_until > now() then l.held_until end as "heldUntil",
         l.says as reply, l.why, l.learned_at as since
    from account_lanes l
    join ledger_mailings m on m.workspace_id = l.workspace_id and m.account_id = l.account_id
   where l.workspace_id = $1 and m.mailing_id = $2
     and (l.rate is not null or l.connections is not null or l.held_until > now())`;

/** What servers said against it, grouped; each group is a filter of the list of recipients. $1 workspace, $2 mailing. */
export const PROBLEM_GROUPS = `
  select reply_code as code, reply_enhanced as "enhancedCode", category, state, min(reply) as reply, min(reason) as reason,
         coalesce(bool_and(reason = 'gave_up'), false) as "gaveUp", count(*)::int as count
    from ledger_deliveries
   where workspace_id = $1 and mailing_id = $2 and state in ('deferred', 'rejected', 'uncertain')
   group by reply_code, reply_enhanced, category, state
   order by count(*) desc, reply_code, reply_enhanced limit 50`;

/** How doubts about a mailing's recipients ended. $1 workspace, $2 mailing. */
export const ENDED_DOUBTS = `
  select evidence, outcome, count(*)::int as count from ledger_doubts
   where workspace_id = $1 and mailing_id = $2 and resolved_at is not null
   group by evidence, outcome order by count(*) desc, evidence`;

/** Accepted ones that came back as a bounce message. $1 workspace, $2 mailing. */
export const RETURNED_COUNT = `
  select count(*)::int as count
    from recipient_engagements e
    join ledger_deliveries d on d.workspace_id = e.workspace_id and d.mailing_id = e.mailing_id and d.contact_id = e.contact_id
   where e.workspace_id = $1 and e.mailing_id = $2 and e.bounced_at is not null and d.state = 'accepted'`;
