/**
 * A mailing like another one: the same content, sender and links, for those of its recipients who did not get it.
 * Doubts of its own are not sent again by themselves. $1 workspace, $2 the other mailing, $3 campaign, $4 not before.
 */
export const COPY_MAILING = `
  with made as (
    insert into mailings (workspace_id, kind, campaign_id, identity_id, account_id, content, message, track_opens, track_clicks,
                          uncertain_policy, not_before, resent_from)
    select workspace_id, kind, $3, identity_id, account_id, content, message, track_opens, track_clicks,
           'never_again', $4, resent_from || id
      from mailings where workspace_id = $1 and id = $2
    returning id, number, split_part(message -> 'from' ->> 'address', '@', 2) as domain
  ), linked as (
    insert into links (mailing_number, link_no, workspace_id, mailing_id, url, label, dynamic)
    select made.number, l.link_no, l.workspace_id, made.id, l.url, l.label, l.dynamic
      from links l cross join made where l.workspace_id = $1 and l.mailing_id = $2
  )
  select id, number, domain from made`;

/**
 * Takes those recipients over, by their final reason at this moment. The row that they leave says who has them now and is
 * never sent again, whatever evidence comes late; of two who ask at once the second finds nobody. Who is suppressed or gone
 * by now gets a row too, skipped with the reason.
 *
 * $1 workspace, $2 mailing that is left, $3 reasons, $4 new mailing, $5 its number, $6 domain of the Message-ID, $7 lists of
 * the audience, whose own suppressions count. Returns how many there are and how many of them wait.
 */
export const TAKE_OVER_RECIPIENTS = `
  with taken as materialized (
    select d.contact_id, d.ordinal, d.email, d.provider
      from deliveries d
     where d.workspace_id = $1 and d.mailing_id = $2 and d.resent_by is null
       and d.state in ('rejected', 'uncertain', 'skipped', 'accepted')
       and d.contact_id in (
             select r.contact_id from delivery_reasons r
              where r.workspace_id = $1 and r.mailing_id = $2 and r.final_reason = any($3::text[]))
     order by d.ordinal
       for update of d
  ), left_here as (
    update deliveries d set resent_by = $4
      from taken where d.workspace_id = $1 and d.mailing_id = $2 and d.contact_id = taken.contact_id
  ), judged as (
    select taken.contact_id, coalesce(c.email, taken.email) as email,
           case when c.email = taken.email then taken.provider else 'other' end as provider,
           row_number() over (order by taken.ordinal) as ordinal,
           case when c.contact_id is null then 'contact_deleted' else 'suppressed:' || s.reason end as stands_against
      from taken
      left join contact_recipients c on c.workspace_id = $1 and c.contact_id = taken.contact_id
      left join lateral (
        select reason from suppressed_addresses s
         where s.workspace_id = $1 and s.address_hash = c.address_hash
           and (s.scope in ('all', 'marketing') or (s.scope = 'list' and s.list_id = any($7::uuid[])))
         limit 1) s on true
  ), made as (
    insert into deliveries (workspace_id, mailing_id, contact_id, ordinal, email, provider, message_id, state, reason, settled_at)
    select $1, $4, j.contact_id, j.ordinal, j.email, j.provider,
           format('<mw.%s.%s.%s@%s>', $5::int, j.ordinal, left(replace(gen_random_uuid()::text, '-', ''), 20), $6::text),
           case when j.stands_against is null then 'queued' else 'skipped' end, j.stands_against,
           case when j.stands_against is null then null else now() end
      from judged j
    returning state
  ), counted as (
    select count(*)::int as recipients, count(*) filter (where state = 'queued')::int as waiting from made
  ), noted as (
    update mailings m set recipients = counted.recipients from counted where m.workspace_id = $1 and m.id = $4
  )
  select recipients, waiting from counted`;
