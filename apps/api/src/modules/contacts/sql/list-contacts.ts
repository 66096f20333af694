import type { Where } from './where-contacts.js';

/** How far a page of people goes: the key of the row before it, null for the first page. */
export interface ContactsPage {
  sort: 'newest' | 'email';
  after: unknown;
  limit: number;
}

/**
 * One row more than a page, with lists and the widest suppression looked up for that page alone. Ids are UUIDv7, so
 * "newest" is the primary key read backwards; "email" is the unique index.
 */
export function listContactsSql(where: Where, page: ContactsPage): Where {
  const parameters = [...where.parameters];
  const next = (value: unknown): string => `$${parameters.push(value)}`;
  const keyset =
    page.after === null
      ? ''
      : page.sort === 'newest'
        ? `and c.id < ${next(page.after)}::uuid`
        : `and c.email_key > ${next(page.after)}`;
  const order = page.sort === 'newest' ? 'id desc' : 'email_key';
  return {
    sql: `
      with page as materialized (
        select c.* from contacts c where ${where.sql} ${keyset} order by c.${order} limit ${next(page.limit + 1)})
      select p.id, p.email, p.email_key as "emailKey", p.first_name as "firstName", p.last_name as "lastName",
             p.attributes, p.created_at as "createdAt", l.lists, s.suppression
        from page p
        left join lateral (
          select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name) order by lower(l.name)), '[]') as lists
            from list_members m join lists l on l.workspace_id = m.workspace_id and l.id = m.list_id
           where m.workspace_id = p.workspace_id and m.contact_id = p.id) l on true
        left join lateral (
          select json_build_object('scope', s.scope, 'reason', s.reason) as suppression
            from suppressed_addresses s
           where s.workspace_id = p.workspace_id and s.address_hash = p.address_hash
           order by array_position(array['all', 'marketing', 'list'], s.scope) limit 1) s on true
       order by p.${order}`,
    parameters,
  };
}
