/**
 * $1 workspace, $2 one list or null for all. Reach is counted from the other side: of the few who are suppressed, how
 * many are members; so a list of a million costs one count over an index.
 */
export const LISTS_WITH_COUNTS = `
  with members as (
    select list_id, count(*)::int as n from list_members
     where workspace_id = $1 and ($2::uuid is null or list_id = $2) group by list_id),
  unreachable as (
    select m.list_id, count(distinct m.contact_id)::int as n
      from suppressed_addresses s
      join contacts c on c.workspace_id = s.workspace_id and c.address_hash = s.address_hash
      join list_members m on m.workspace_id = c.workspace_id and m.contact_id = c.id
     where s.workspace_id = $1 and ($2::uuid is null or m.list_id = $2)
       and (s.scope in ('all', 'marketing') or s.list_id = m.list_id)
     group by m.list_id)
  select l.id, l.name, l.description, l.consent_source as "consentSource", l.created_at as "createdAt", l.version,
         coalesce(m.n, 0) as members, coalesce(m.n, 0) - coalesce(u.n, 0) as mailable
    from lists l left join members m on m.list_id = l.id left join unreachable u on u.list_id = l.id
   where l.workspace_id = $1 and ($2::uuid is null or l.id = $2)
   order by lower(l.name)`;
