/**
 * Everything between us and one person, newest first: mails of the ledger, what was seen of them, what they wrote and what
 * we answered. Each branch gives at most a page; of opens and clicks that a machine did all are told, marked as such.
 *
 * $1 workspace, $2 contact, $3 and $4 place in the list or null, $5 how many rows.
 */
export const CONTACT_TIMELINE = `
  with mailed as (
    select 'd' || d.mailing_id as id, coalesce(d.accepted_at, d.settled_at, g.created_at) as at, 'mailed' as kind, false as machine,
           d.state, d.mailing_id, null::uuid as conversation_id, coalesce(d.reason, d.reply, '') as says, g.campaign_id
      from ledger_deliveries d
      join ledger_mailings g on g.workspace_id = d.workspace_id and g.mailing_id = d.mailing_id
     where d.workspace_id = $1 and d.contact_id = $2 and g.kind <> 'reply'
  ), seen as (
    select 'e' || e.id as id, e.occurred_at as at, e.kind, e.machine, null as state, e.mailing_id, null::uuid as conversation_id,
           coalesce(nullif(l.label, ''), l.url, e.data ->> 'serverWords',
                    nullif(concat_ws(' ', e.data ->> 'amount', e.data ->> 'currency'), ''), '') as says, g.campaign_id
      from recorded_events e
      left join ledger_links l on l.workspace_id = $1 and l.mailing_id = e.mailing_id and l.link_no = e.link_no
      left join ledger_mailings g on g.workspace_id = $1 and g.mailing_id = e.mailing_id
     where e.workspace_id = $1 and e.contact_id = $2 and e.kind not in ('replied', 'auto_replied')
       and ($3::timestamptz is null or e.occurred_at <= $3)
     order by e.occurred_at desc limit $5
  ), wrote as (
    select 'm' || i.id as id, i.received_at as at,
           case i.kind when 'auto_reply' then 'auto_replied' when 'outgoing' then 'answered' else 'wrote' end as kind, false as machine, null as state,
           i.mailing_id, i.conversation_id,
           left(coalesce(nullif(i.verdict ->> 'replyText', ''), i.subject), 240) as says, c.campaign_id
      from conversations c
      join inbox_messages i on i.workspace_id = $1 and i.conversation_id = c.id and i.copy_of is null
     where c.workspace_id = $1 and c.contact_id = $2
  ), answered as (
    select 'a' || a.id as id, a.created_at as at, 'answered' as kind, false as machine, d.state, a.mailing_id, a.conversation_id,
           left(a.text, 240) as says, c.campaign_id
      from conversations c
      join answers a on a.workspace_id = $1 and a.conversation_id = c.id
      left join ledger_deliveries d on d.workspace_id = $1 and d.mailing_id = a.mailing_id and d.contact_id = a.contact_id
     where c.workspace_id = $1 and c.contact_id = $2
  ), everything as (
    select * from mailed union all select * from seen union all select * from wrote union all select * from answered
  )
  select e.id, e.at, e.at::text as "sortKey", e.kind, e.machine, e.state, e.mailing_id as "mailingId",
         e.conversation_id as "conversationId", e.says, e.campaign_id as "campaignId", t.name as "campaignName"
    from everything e
    left join campaign_titles t on t.workspace_id = $1 and t.campaign_id = e.campaign_id
   where $3::timestamptz is null or (e.at, e.id) < ($3, $4::text)
   order by e.at desc, e.id desc
   limit $5`;
