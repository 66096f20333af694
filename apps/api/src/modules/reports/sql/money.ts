/** Orders of mailings, by currency; a return lowers the revenue and is no order. $1 workspace, $2 mailings. */
export const ORDERS = `
  select mailing_id as "mailingId", currency, count(*) filter (where amount > 0)::int as orders, sum(amount)::text as revenue
    from campaign_conversions where workspace_id = $1 and mailing_id = any($2::uuid[]) group by mailing_id, currency`;

/** Deal values that people wrote on conversations. $1 workspace, $2 mailings. */
export const DEALS = `
  select mailing_id as "mailingId", currency, count(*)::int as deals, sum(deal_value)::text as revenue
    from conversation_deals where workspace_id = $1 and mailing_id = any($2::uuid[]) group by mailing_id, currency`;

/** Messages that cost something: every one that a server took, and those in doubt. $1 workspace, $2 mailings. */
export const PAID_MESSAGES = `
  select mailing_id as "mailingId", count(*)::int as messages, count(*) filter (where state = 'accepted')::int as accepted
    from ledger_deliveries where workspace_id = $1 and mailing_id = any($2::uuid[]) and state in ('accepted', 'uncertain')
   group by mailing_id`;

/** Campaigns launched in a period, with their costs. $1 workspace, $2 days. */
export const CAMPAIGN_COSTS = `
  select campaign_id as id, name, mailing_id as "mailingId", launched_at as "launchedAt", fixed_cost::text as "fixedCost",
         cost_per_message::text as "costPerMessage", currency
    from campaign_costs where workspace_id = $1 and mailing_id is not null and launched_at > now() - make_interval(days => $2)
   order by launched_at desc`;

/** Revenue by day in the workspace's zone. $1 workspace, $2 mailings, $3 zone, $4 currency. */
export const REVENUE_BY_DAY = `
  select (occurred_at at time zone $3)::date::text as day, sum(amount)::text as revenue, count(*) filter (where amount > 0)::int as orders
    from campaign_conversions where workspace_id = $1 and mailing_id = any($2::uuid[]) and currency = $4 group by 1 order by 1`;

/** Orders without a key, whether they count or not. $1 workspace, $2 mailings, $3 currency. */
export const BROWSER_REPORTED = `
  select r.browser_orders_count as counted, count(f.conversion_id)::int as orders, coalesce(sum(f.amount), 0)::text as revenue
    from browser_order_rules r
    left join conversion_facts f on f.workspace_id = r.workspace_id and not f.verified
         and f.mailing_id = any($2::uuid[]) and f.currency = $3
   where r.workspace_id = $1 group by 1`;
