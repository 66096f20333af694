/** Mailings of the period. $1 workspace, $2 days. */
export const RECENT_MAILINGS = `
  select mailing_id as id from ledger_mailings where workspace_id = $1 and kind = 'campaign' and created_at > now() - make_interval(days => $2)`;

/** Per account. $1 workspace, $2 mailings. */
export const BY_ACCOUNT = `
  select d.account_id as id, count(*)::int as tried,
         count(*) filter (where d.state = 'accepted' and e.bounced_at is null)::int as accepted,
         count(*) filter (where d.state = 'rejected')::int as rejected,
         count(*) filter (where d.state = 'accepted' and e.bounced_at is not null)::int as returned,
         count(*) filter (where e.complained_at is not null)::int as complained
    from ledger_deliveries d
    left join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
   where d.workspace_id = $1 and d.mailing_id = any($2::uuid[]) and d.state in ('accepted', 'rejected', 'uncertain') and d.account_id is not null
   group by d.account_id order by tried desc`;

/** Per day in a zone. $1 workspace, $2 mailings, $3 zone. */
export const BY_DAY = `
  select (d.settled_at at time zone $3)::date::text as day, count(*)::int as tried,
         count(*) filter (where d.state = 'accepted' and e.bounced_at is null)::int as accepted,
         count(*) filter (where d.state = 'rejected' or (d.state = 'accepted' and e.bounced_at is not null))::int as bounced,
         count(*) filter (where e.complained_at is not null)::int as complained
    from ledger_deliveries d
    left join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
   where d.workspace_id = $1 and d.mailing_id = any($2::uuid[]) and d.state in ('accepted', 'rejected', 'uncertain')
   group by 1 order by 1`;

/**
 * What servers said when they refused, put off or sent back, by provider; the words are those of the newest of a group.
 * $1 workspace, $2 mailings.
 */
export const REFUSALS = `
  with said as (
    select case state when 'rejected' then 'refused' else 'put_off' end as kind, provider, reply_code::int as code,
           reply_enhanced as "enhancedCode", category, reply as words, coalesce(settled_at, due_at) as at, settled_at, mailing_id
      from ledger_deliveries
     where workspace_id = $1 and mailing_id = any($2::uuid[]) and state in ('rejected', 'deferred')
    union all
    select 'returned', d.provider, null, v.data ->> 'status', e.bounce_category, v.data ->> 'serverWords', e.bounced_at, e.bounced_at, e.mailing_id
      from recipient_engagements e
      join ledger_deliveries d on d.workspace_id = e.workspace_id and d.mailing_id = e.mailing_id and d.contact_id = e.contact_id
                              and d.state = 'accepted'
      left join lateral (
        select data from recorded_events
         where workspace_id = e.workspace_id and mailing_id = e.mailing_id and contact_id = e.contact_id and kind = 'bounced'
           and occurred_at = e.bounced_at limit 1) v on true
     where e.workspace_id = $1 and e.mailing_id = any($2::uuid[]) and e.bounced_at is not null
  ), grouped as (
    select kind, provider, code, "enhancedCode", category, count(*)::int as count, max(settled_at) as "lastAt",
           (array_agg(words order by at desc))[1] as "serverWords", (array_agg(mailing_id order by at desc))[1] as mailing_id
      from said group by kind, provider, code, "enhancedCode", category
  )
  select g.kind, g.provider, g.code, g."enhancedCode", g.category, g.count, g."lastAt", g."serverWords",
         m.campaign_id as "campaignId", c.name as "campaignName"
    from grouped g
    join ledger_mailings m on m.workspace_id = $1 and m.mailing_id = g.mailing_id
    left join campaign_costs c on c.workspace_id = $1 and c.campaign_id = m.campaign_id
   order by g.count desc, g."lastAt" desc nulls last limit 50`;
