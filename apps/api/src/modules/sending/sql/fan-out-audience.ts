/**
 * The next batch of a campaign's recipients, in the order of their ids: one row of the ledger each, with the address
 * as it is now and the Message-ID fixed. Who must not be mailed gets a row too, `skipped` with the reason, so that
 * "why didn't they get it" always has an answer.
 *
 * $1 workspace, $2 mailing, $3 lists, $4 lists to leave out, $5 last contact of the batch before (null at first),
 * $6 batch size, $7 ordinal of the last row, $8 mailing number, $9 domain of the Message-ID,
 * $10 json: mail domain → provider, $11 everybody instead of lists.
 * Returns how many contacts the batch has and how many rows were new.
 */
export const FAN_OUT_AUDIENCE = `
  with audience as (
    select c.contact_id, c.email, c.email_domain, c.address_hash
      from contact_recipients c
     where c.workspace_id = $1
       and ($5::uuid is null or c.contact_id > $5::uuid)
       and ($11::boolean or exists (
             select 1 from list_recipients l
              where l.workspace_id = $1 and l.contact_id = c.contact_id and l.list_id = any($3::uuid[])))
       and not exists (
             select 1 from list_recipients x
              where x.workspace_id = $1 and x.contact_id = c.contact_id and x.list_id = any($4::uuid[]))
     order by c.contact_id
     limit $6
  ), judged as (
    select a.*, s.reason as suppressed, row_number() over (order by a.contact_id) + $7 as ordinal
      from audience a
      left join lateral (
        select reason from suppressed_addresses s
         where s.workspace_id = $1 and s.address_hash = a.address_hash
           and (s.scope in ('all', 'marketing') or (s.scope = 'list' and s.list_id = any($3::uuid[])))
         limit 1) s on true
  ), made as (
    insert into deliveries (workspace_id, mailing_id, contact_id, ordinal, email, provider, message_id, state, reason, settled_at)
    select $1, $2, j.contact_id, j.ordinal, j.email, coalesce($10::jsonb ->> j.email_domain, 'other'),
           format('<mw.%s.%s.%s@%s>', $8::int, j.ordinal, left(replace(gen_random_uuid()::text, '-', ''), 20), $9::text),
           case when j.suppressed is null then 'queued' else 'skipped' end,
           'suppressed:' || j.suppressed,
           case when j.suppressed is null then null else now() end
      from judged j
    on conflict do nothing
    returning 1
  )
  select (select count(*) from judged)::int as seen, (select count(*) from made)::int as made`;
