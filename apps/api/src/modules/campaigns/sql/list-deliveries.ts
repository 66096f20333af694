export interface DeliveriesFilter {
  /** `waiting`: in the queue or on the way; `kept`: accepted and not sent back. */
  state?: string | undefined;
  provider?: string | undefined;
  /** `none`: no server said anything. */
  code?: number | 'none' | undefined;
  enhancedCode?: string | undefined;
  category?: string | undefined;
  did?: Deed | undefined;
  /** How their doubt ended, or `any`. */
  doubt?: string | undefined;
  /** As `delivery_reasons` names it. */
  finalReason?: string | undefined;
  /** Part of the address or of the server's words. */
  search?: string | undefined;
  /** Ordinal of the row before. */
  after: number | null;
  limit: number;
}
export type Deed = 'opened' | 'clicked' | 'replied' | 'unsubscribed' | 'complained' | 'bounced' | 'bought';

const DEEDS: Record<Deed, string> = {
  opened: 'opened_at',
  clicked: 'clicked_at',
  replied: 'replied_at',
  unsubscribed: 'unsubscribed_at',
  complained: 'complained_at',
  bounced: 'bounced_at',
  bought: 'converted_at',
};

/**
 * The people behind a number of a campaign, in the order of the ledger. Only the conditions that are asked for are in the
 * statement, so that each finds its own index: among a million recipients the few of a rare state, reply or deed are read,
 * not all of them. What came back later is told in the words of the message that brought it.
 */
export function deliveriesBehind(workspaceId: string, mailingId: string, filter: DeliveriesFilter) {
  const values: unknown[] = [workspaceId, mailingId];
  const $ = (value: unknown): string => `$${values.push(value)}`;
  const is = (column: string, value: string | number): string =>
    value === 'none' ? `d.${column} is null` : `d.${column} = ${$(value)}`;
  const where = [
    filter.provider === undefined ? '' : is('provider', filter.provider),
    filter.code === undefined ? '' : is('reply_code', filter.code),
    // Said again for the index, which holds refusals only.
    typeof filter.code === 'number' && filter.code >= 400 ? 'd.reply_code >= 400' : '',
    filter.enhancedCode === undefined ? '' : is('reply_enhanced', filter.enhancedCode),
    filter.category === undefined ? '' : is('category', filter.category),
    filter.did === undefined ? '' : `e.${DEEDS[filter.did]} is not null`,
    filter.state === 'kept' ? 'e.bounced_at is null' : '',
    filter.doubt === undefined
      ? ''
      : inDoubt(filter.doubt === 'any' ? '' : ` and x.evidence = ${$(filter.doubt)}`),
    filter.finalReason === undefined ? '' : because($(filter.finalReason)),
    filter.search === undefined ? '' : contains($(filter.search)),
    filter.after === null ? '' : `d.ordinal > ${$(filter.after)}`,
  ].filter(Boolean);
  const limit = $(filter.limit);
  // One ordered read per state: a list of states would be read whole and sorted.
  const states =
    filter.state === 'waiting'
      ? ['queued', 'in_flight']
      : [filter.state === 'kept' ? 'accepted' : filter.state];
  const reads = states.map((state) => {
    const all = [...where, ...(state === undefined ? [] : [`d.state = ${$(state)}`])];
    return `(${SELECT}${filter.did === undefined ? 'left ' : ''}${JOIN}${all.map((one) => ` and ${one}`).join('')} order by d.ordinal limit ${limit})`;
  });
  const sql = reads.length === 1 ? reads[0]! : `${reads.join(' union all ')} order by ordinal limit ${limit}`;
  return { sql, values };
}

const because = (reason: string): string =>
  `d.contact_id in (select r.contact_id from delivery_reasons r where r.workspace_id = $1 and r.mailing_id = $2 and r.final_reason = ${reason})`;

const contains = (words: string): string =>
  `(d.email ilike '%' || ${words} || '%' or d.reply ilike '%' || ${words} || '%')`;

const inDoubt = (evidence: string): string =>
  `d.contact_id in (select x.contact_id from ledger_doubts x where x.workspace_id = $1 and x.mailing_id = $2 and x.resolved_at is not null${evidence})`;

const SELECT = `
  select d.contact_id as "contactId", d.ordinal, d.email, d.provider, d.state, d.attempts, d.due_at as "dueAt", d.reply_code as code,
         d.reply_enhanced as "enhancedCode", d.reply, d.category, d.reason, d.settled_at as "settledAt", e.bounce_kind as bounce,
         (select b.data ->> 'serverWords' from recorded_events b
           where b.workspace_id = d.workspace_id and b.contact_id = d.contact_id and b.occurred_at = e.bounced_at
             and b.mailing_id = d.mailing_id and b.kind = 'bounced' limit 1) as "returnedWords"
    from ledger_deliveries d
    `;
const JOIN = `join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
   where d.workspace_id = $1 and d.mailing_id = $2`;

/** One recipient with everything that was tried. $1 workspace, $2 mailing, $3 contact. */
export const ONE_DELIVERY = `
  select d.contact_id as "contactId", d.ordinal, d.email, d.provider, d.state, d.attempts, d.due_at as "dueAt", d.reply_code as code,
         d.reply_enhanced as "enhancedCode", d.reply, d.category, d.reason, d.settled_at as "settledAt", e.bounce_kind as bounce,
         d.message_id as "messageId", e.bounce_category as "bounceCategory",
         (select b.data ->> 'serverWords' from recorded_events b
           where b.workspace_id = d.workspace_id and b.contact_id = d.contact_id and b.occurred_at = e.bounced_at
             and b.mailing_id = d.mailing_id and b.kind = 'bounced' limit 1) as "returnedWords"
    from ledger_deliveries d
    left join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
   where d.workspace_id = $1 and d.mailing_id = $2 and d.contact_id = $3`;

export const ATTEMPTS_OF = `
  select attempt, outcome, at, connection, stage, code, enhanced_code as "enhancedCode", reply, rule
    from ledger_attempts where workspace_id = $1 and mailing_id = $2 and contact_id = $3 order by at, attempt`;

/** Doubts about one delivery: what was looked for, and what ended them. */
export const DOUBTS_OF = `
  select looks, looked_at as "lookedAt", look_says as "lookSays", resolved_at as "resolvedAt", evidence, outcome
    from ledger_doubts where workspace_id = $1 and mailing_id = $2 and contact_id = $3 order by doubted_at`;

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
