/** Mailings of the period. $1 workspace, $2 days. */
export const RECENT_MAILINGS = `
  select mailing_id as id from ledger_mailings where workspace_id = $1 and kind = 'campaign' and created_at > now() - make_interval(days => $2)`;

/** Per account. $1 workspace, $2 mailings. */
export const BY_ACCOUNT = `
  select d.account_id as id, count(*)::int as tried,
         count(*) filter (where d.state = 'accepted' and e.bounced_at is null)::int as accepted,
         count(*) filter (where d.state = 'rejected')::int as rejected,
         count(*) filter (where e.bounced_at is not null)::int as returned,
         count(*) filter (where e.complained_at is not null)::int as complained
    from ledger_deliveries d
    left join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
   where d.workspace_id = $1 and d.mailing_id = any($2::uuid[]) and d.state in ('accepted', 'rejected', 'uncertain') and d.account_id is not null
   group by d.account_id`;

/** Per day in a zone. $1 workspace, $2 mailings, $3 zone. */
export const BY_DAY = `
  select (d.settled_at at time zone $3)::date::text as day, count(*)::int as tried,
         count(*) filter (where d.state = 'accepted' and e.bounced_at is null)::int as accepted,
         count(*) filter (where d.state = 'rejected' or e.bounced_at is not null)::int as bounced,
         count(*) filter (where e.complained_at is not null)::int as complained
    from ledger_deliveries d
    left join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
   where d.workspace_id = $1 and d.mailing_id = any($2::uuid[]) and d.state in ('accepted', 'rejected', 'uncertain')
   group by 1 order by 1`;

/** What servers said when they refused or put off, by provider. $1 workspace, $2 mailings. */
export const REFUSALS = `
  select provider, reply_code as code, reply_enhanced as "enhancedCode", category, min(reply) as "serverWords", count(*)::int as count,
         max(settled_at) as "lastAt"
    from ledger_deliveries
   where workspace_id = $1 and mailing_id = any($2::uuid[]) and state in ('rejected', 'deferred')
   group by provider, reply_code, reply_enhanced, category order by count(*) desc limit 50`;
