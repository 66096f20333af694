export type ReturnedKind = 'bounces' | 'complaints' | 'machines';

/** Which stored kinds each list holds. */
export const KINDS: Readonly<Record<ReturnedKind, readonly string[]>> = {
  bounces: ['hard_bounce', 'soft_bounce', 'delayed'],
  complaints: ['complaint'],
  machines: ['other'],
};

/**
 * $1 workspace, $2 kinds, $3 campaign or null, $4 category or null, $5 and $6 place in the list or null, $7 limit.
 * Newest first. `suppressedNow` asks whether the address of the delivery is suppressed for the reason this kind gives.
 */
export const LIST_RETURNED = `
  select i.id, i.kind, i.received_at as at, i.received_at::text as "sortKey", i.subject, i.from_address as "from", i.verdict,
         i.match, i.contact_id as "contactId", g.campaign_id as "campaignId", t.name as "campaignName", d.email, d.provider,
         i.mailbox_id as "mailboxId", b.address as "mailboxAddress", c.contact_id is not null as "contactKnown",
         coalesce(i.match -> 'done' ? 'suppressed' and exists (
           select 1 from suppressed_addresses s
            where s.workspace_id = $1 and s.address_hash = c.address_hash
              and s.reason = any(case when i.kind = 'complaint' then '{complaint}'::text[] else '{dead_address,repeated_soft_bounce}' end)), false) as "suppressedNow"
    from inbox_messages i
    left join ledger_mailings g on g.workspace_id = i.workspace_id and g.mailing_id = i.mailing_id
    left join campaign_titles t on t.workspace_id = i.workspace_id and t.campaign_id = g.campaign_id
    left join ledger_deliveries d on d.workspace_id = i.workspace_id and d.mailing_id = i.mailing_id and d.contact_id = i.contact_id
    left join contact_recipients c on c.workspace_id = i.workspace_id and c.contact_id = i.contact_id
    left join mailbox_labels b on b.workspace_id = i.workspace_id and b.mailbox_id = i.mailbox_id
   where i.workspace_id = $1 and i.kind = any($2::text[]) and i.copy_of is null
     and ($3::uuid is null or g.campaign_id = $3)
     and ($4::text is null or i.verdict ->> 'category' = $4)
     and ($5::timestamptz is null or (i.received_at, i.id) < ($5, $6::uuid))
   order by i.received_at desc, i.id desc
   limit $7`;

/** $1 workspace, $2 campaign or null. What came back, by verdict and provider, the most frequent first. */
export const GROUP_RETURNED = `
  select i.kind, i.verdict ->> 'category' as category, d.provider, count(*)::int as count,
         count(*) filter (where i.match -> 'done' ? 'suppressed')::int as suppressed,
         count(*) filter (where not coalesce((i.match ->> 'strong')::boolean, false))::int as unproven,
         max(i.received_at) as "lastAt"
    from inbox_messages i
    left join ledger_mailings g on g.workspace_id = i.workspace_id and g.mailing_id = i.mailing_id
    left join ledger_deliveries d on d.workspace_id = i.workspace_id and d.mailing_id = i.mailing_id and d.contact_id = i.contact_id
   where i.workspace_id = $1 and i.kind in ('hard_bounce', 'soft_bounce', 'delayed', 'complaint') and i.copy_of is null
     and ($2::uuid is null or g.campaign_id = $2)
   group by 1, 2, 3
   order by count desc, kind limit 200`;
