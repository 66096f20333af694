/**
 * Who a campaign would reach, as the launch would decide it: match − excluded − suppressed = will get.
 * $1 workspace, $2 lists, $3 lists to leave out, $4 everybody.
 */
export const COUNT_AUDIENCE = `
  with matching as (
    select c.contact_id, c.address_hash
      from contact_recipients c
     where c.workspace_id = $1
       and ($4::boolean or exists (
             select 1 from list_recipients l
              where l.workspace_id = $1 and l.contact_id = c.contact_id and l.list_id = any($2::uuid[])))
  ), judged as (
    select exists (select 1 from list_recipients x
                    where x.workspace_id = $1 and x.contact_id = m.contact_id and x.list_id = any($3::uuid[])) as excluded,
           exists (select 1 from suppressed_addresses s
                    where s.workspace_id = $1 and s.address_hash = m.address_hash
                      and (s.scope in ('all', 'marketing') or (s.scope = 'list' and s.list_id = any($2::uuid[])))) as suppressed
      from matching m
  )
  select count(*)::int as match,
         count(*) filter (where excluded)::int as excluded,
         count(*) filter (where suppressed and not excluded)::int as suppressed,
         count(*) filter (where not suppressed and not excluded)::int as "willGet"
    from judged`;

/** The person a preview is made for: the asked one, else the first of the audience. $5 contact or null. */
export const PREVIEW_CONTACT = `
  select c.contact_id as "contactId", c.email, c.first_name as "firstName", c.last_name as "lastName", c.attributes, c.language,
         c.time_zone as "timeZone"
    from contact_recipients c
   where c.workspace_id = $1
     and ($5::uuid is null or c.contact_id = $5::uuid)
     and ($5::uuid is not null or $4::boolean or exists (
           select 1 from list_recipients l
            where l.workspace_id = $1 and l.contact_id = c.contact_id and l.list_id = any($2::uuid[])))
     and ($5::uuid is not null or not exists (
           select 1 from list_recipients x
            where x.workspace_id = $1 and x.contact_id = c.contact_id and x.list_id = any($3::uuid[])))
   order by c.contact_id
   limit 1`;
