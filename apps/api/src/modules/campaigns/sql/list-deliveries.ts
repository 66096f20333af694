/**
 * The people behind a number of a campaign, in the order of the ledger. $1 workspace, $2 mailing, $3 state or waiting, $4 provider,
 * $5 reply code, $6 category, $7 what they did, $8 search in the address, $9 ordinal of the row before, $10 limit,
 * $11 enhanced code.
 */
export const LIST_DELIVERIES = `
  select d.contact_id as "contactId", d.ordinal, d.email, d.provider, d.state, d.attempts, d.due_at as "dueAt", d.reply_code as code,
         d.reply_enhanced as "enhancedCode", d.reply, d.category, d.reason, d.settled_at as "settledAt", e.bounce_kind as bounce
    from ledger_deliveries d
    left join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
   where d.workspace_id = $1 and d.mailing_id = $2
     and ($3::text is null or d.state = $3 or ($3 = 'waiting' and d.state in ('queued', 'in_flight')))
     and ($4::text is null or d.provider = $4)
     and ($5::int is null or d.reply_code = $5)
     and ($6::text is null or d.category = $6)
     and ($7::text is null or case $7::text
            when 'opened' then e.opened_at when 'clicked' then e.clicked_at when 'replied' then e.replied_at
            when 'unsubscribed' then e.unsubscribed_at when 'complained' then e.complained_at when 'bounced' then e.bounced_at
            when 'bought' then e.converted_at end is not null)
     and ($8::text is null or d.email ilike '%' || $8 || '%')
     and ($11::text is null or d.reply_enhanced = $11)
     and ($9::int is null or d.ordinal > $9)
   order by d.ordinal
   limit $10`;

/** One recipient with everything that was tried. $1 workspace, $2 mailing, $3 contact. */
export const ONE_DELIVERY = `
  select d.contact_id as "contactId", d.ordinal, d.email, d.provider, d.state, d.attempts, d.due_at as "dueAt", d.reply_code as code,
         d.reply_enhanced as "enhancedCode", d.reply, d.category, d.reason, d.settled_at as "settledAt", e.bounce_kind as bounce,
         d.message_id as "messageId", e.bounced_at as "bouncedAt", e.bounce_category as "bounceCategory"
    from ledger_deliveries d
    left join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
   where d.workspace_id = $1 and d.mailing_id = $2 and d.contact_id = $3`;

export const ATTEMPTS_OF = `
  select attempt, outcome, at, connection, stage, code, enhanced_code as "enhancedCode", reply, rule
    from ledger_attempts where workspace_id = $1 and mailing_id = $2 and contact_id = $3 order by at, attempt`;

export const EVENTS_OF = `
  select occurred_at as at, kind, machine, data from recorded_events
   where workspace_id = $1 and mailing_id = $2 and contact_id = $3 order by occurred_at limit 200`;

/**
 * What campaigns of a page did so far, over all their recipients; orders and deals in the campaign's own currency only.
 * $1 workspace, $2 mailings, $3 their campaigns' currencies.
 */
export const LINE_FIGURES = `
  select m.id as "mailingId",
         (select count(*)::int from recipient_engagements e where e.workspace_id = $1 and e.mailing_id = m.id and e.clicked_at is not null) as clicked,
         (select count(*)::int from recipient_engagements e where e.workspace_id = $1 and e.mailing_id = m.id and e.replied_at is not null) as replied,
         (coalesce((select sum(c.amount) from campaign_conversions c
                     where c.workspace_id = $1 and c.mailing_id = m.id and c.currency = m.currency), 0)
          + coalesce((select sum(d.deal_value) from conversation_deals d
                       where d.workspace_id = $1 and d.mailing_id = m.id and d.currency = m.currency), 0))::text as revenue
    from unnest($2::uuid[], $3::text[]) as m(id, currency)`;

export const LINE_COUNTS = `
  select mailing_id as "mailingId", state, count(*)::int as count from ledger_deliveries
   where workspace_id = $1 and mailing_id = any($2::uuid[]) group by mailing_id, state`;
