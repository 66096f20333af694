/** Final states, each recipient in exactly one. `tried`: a server has been spoken to. $1 workspace, $2 mailing. */
export const FINAL_STATES = `
  select count(*) filter (where d.state = 'accepted' and e.bounced_at is null)::int as accepted,
         count(*) filter (where d.state = 'accepted' and e.bounced_at is not null)::int as returned,
         count(*) filter (where d.state = 'accepted' and e.bounced_at is not null and e.bounce_kind = 'hard')::int as "returnedHard",
         count(*) filter (where d.state = 'rejected')::int as rejected,
         count(*) filter (where d.state = 'uncertain')::int as uncertain,
         count(*) filter (where d.state = 'skipped')::int as skipped,
         count(*) filter (where d.state in ('queued', 'in_flight', 'deferred'))::int as waiting,
         count(*) filter (where d.state in ('accepted', 'rejected', 'uncertain', 'deferred'))::int as tried,
         count(*)::int as total
    from ledger_deliveries d
    left join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
   where d.workspace_id = $1 and d.mailing_id = $2`;

/** What people did, each person counted once. $1 workspace, $2 mailing. */
export const FUNNEL = `
  select count(*) filter (where opened_at is not null)::int as opened,
         count(*) filter (where machine_opened_at is not null and opened_at is null)::int as "openedByMachine",
         count(*) filter (where clicked_at is not null)::int as clicked,
         count(*) filter (where machine_clicked_at is not null and clicked_at is null)::int as "clickedByMachine",
         count(*) filter (where replied_at is not null)::int as replied,
         count(*) filter (where auto_replied_at is not null)::int as "autoReplied",
         count(*) filter (where unsubscribed_at is not null)::int as unsubscribed,
         count(*) filter (where complained_at is not null)::int as complained,
         count(*) filter (where converted_at is not null)::int as bought
    from recipient_engagements where workspace_id = $1 and mailing_id = $2`;

/**
 * Bounces by kind: refused at the door, or sent back later; code and words of the example are of one and the same reply.
 * Adds up to `rejected` and `returned` of the final states. $1 workspace, $2 mailing.
 */
export const BOUNCES = `
  select 'refused' as kind, coalesce(category, 'other') as category, count(*)::int as count,
         (array_agg(reply order by settled_at desc))[1] as example,
         (array_agg(reply_code order by settled_at desc))[1] as code,
         (array_agg(reply_enhanced order by settled_at desc))[1] as "enhancedCode"
    from ledger_deliveries where workspace_id = $1 and mailing_id = $2 and state = 'rejected' group by category
  union all
  select e.bounce_kind, coalesce(e.bounce_category, 'unknown'), count(*)::int, min(v.data ->> 'serverWords'), null, null
    from recipient_engagements e
    join ledger_deliveries d on d.workspace_id = e.workspace_id and d.mailing_id = e.mailing_id and d.contact_id = e.contact_id
                            and d.state = 'accepted'
    left join lateral (
      select data from recorded_events
       where workspace_id = e.workspace_id and mailing_id = e.mailing_id and contact_id = e.contact_id and kind = 'bounced'
         and occurred_at = e.bounced_at limit 1) v on true
   where e.workspace_id = $1 and e.mailing_id = $2 and e.bounced_at is not null
   group by e.bounce_kind, e.bounce_category
   order by count desc, category`;

/** Per provider. $1 workspace, $2 mailings. */
export const BY_PROVIDER = `
  select d.provider, count(*) filter (where d.state in ('accepted', 'rejected', 'uncertain', 'deferred'))::int as tried,
         count(*) filter (where d.state = 'accepted' and e.bounced_at is null)::int as accepted,
         count(*) filter (where d.state = 'rejected')::int as rejected,
         count(*) filter (where d.state = 'accepted' and e.bounced_at is not null)::int as returned,
         count(*) filter (where e.complained_at is not null)::int as complained,
         count(*) filter (where e.opened_at is not null)::int as opened,
         count(*) filter (where e.clicked_at is not null)::int as clicked,
         count(*) filter (where e.replied_at is not null)::int as replied
    from ledger_deliveries d
    left join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
   where d.workspace_id = $1 and d.mailing_id = any($2::uuid[]) and d.state <> 'skipped'
   group by d.provider order by count(*) desc`;

/** First time of each act, in buckets. $1 workspace, $2 mailing, $3 bucket in seconds, $4 from, $5 until. */
export const OVER_TIME = `
  with acts as (
    select 'accepted' as kind, accepted_at as at from ledger_deliveries where workspace_id = $1 and mailing_id = $2 and accepted_at is not null
    union all select 'opened', opened_at from recipient_engagements where workspace_id = $1 and mailing_id = $2 and opened_at is not null
    union all select 'clicked', clicked_at from recipient_engagements where workspace_id = $1 and mailing_id = $2 and clicked_at is not null
    union all select 'replied', replied_at from recipient_engagements where workspace_id = $1 and mailing_id = $2 and replied_at is not null
  )
  select date_bin(make_interval(secs => $3), at, $4::timestamptz) as at,
         count(*) filter (where kind = 'accepted')::int as accepted, count(*) filter (where kind = 'opened')::int as opened,
         count(*) filter (where kind = 'clicked')::int as clicked, count(*) filter (where kind = 'replied')::int as replied
    from acts where at >= $4::timestamptz and at <= $5::timestamptz group by 1 order by 1`;

/** People and orders per link; only orders in one currency are added up. $1 workspace, $2 mailing, $3 currency. */
export const LINK_TABLE = `
  select l.link_no as "linkNo", l.label, l.url,
         coalesce(c.people, 0)::int as people, coalesce(c.machine_people, 0)::int as "machinePeople",
         coalesce(o.orders, 0)::int as orders, coalesce(o.revenue, 0)::text as revenue
    from ledger_links l
    left join (
      select link_no, count(distinct contact_id) filter (where not machine) as people,
             count(distinct contact_id) filter (where machine) as machine_people
        from recorded_events where workspace_id = $1 and mailing_id = $2 and kind = 'clicked' group by link_no) c on c.link_no = l.link_no
    left join (
      select link_no, count(*) filter (where amount > 0) as orders, sum(amount) as revenue
        from campaign_conversions where workspace_id = $1 and mailing_id = $2 and currency = $3 group by link_no) o on o.link_no = l.link_no
   where l.workspace_id = $1 and l.mailing_id = $2
   order by people desc, l.link_no`;

/** The instants between which something happened. $1 workspace, $2 mailing. */
export const SPAN = `
  select min(at) as "from", max(at) as until from (
    select min(accepted_at) as at from ledger_deliveries where workspace_id = $1 and mailing_id = $2
    union all select max(accepted_at) from ledger_deliveries where workspace_id = $1 and mailing_id = $2
    union all select max(greatest(opened_at, clicked_at, replied_at)) from recipient_engagements where workspace_id = $1 and mailing_id = $2) s`;
