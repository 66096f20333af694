/** Counts per provider and state. $1 workspace, $2 mailing. */
export const LANE_COUNTS = `
  select provider, state, count(*)::int as count,
         count(*) filter (where accepted_at > now() - interval '60 seconds')::int as recent
    from ledger_deliveries where workspace_id = $1 and mailing_id = $2 group by provider, state`;

/** What servers said against it, grouped; digits that differ from message to message are one group. $1 workspace, $2 mailing. */
export const PROBLEM_GROUPS = `
  select reply_code as code, reply_enhanced as "enhancedCode", category, state, min(reply) as reply, coalesce(bool_and(reason = 'gave_up'), false) as "gaveUp",
         count(*)::int as count
    from ledger_deliveries
   where workspace_id = $1 and mailing_id = $2 and state in ('deferred', 'rejected', 'uncertain')
   group by reply_code, reply_enhanced, category, state
   order by count(*) desc limit 20`;

/** Accepted per second over the last quarter of a minute. $1 workspace, $2 mailing. */
export const RECENT_RATE = `
  select count(*)::float / greatest(1, least(15, extract(epoch from now() - min(accepted_at)))) as "perSecond"
    from ledger_deliveries
   where workspace_id = $1 and mailing_id = $2 and accepted_at > now() - interval '15 seconds'`;

/** The next planned try: when nobody can be sent before it. $1 workspace, $2 mailing. */
export const NEXT_DUE = `
  select max(due_at) as "lastDue" from ledger_deliveries where workspace_id = $1 and mailing_id = $2 and state = 'deferred'`;
