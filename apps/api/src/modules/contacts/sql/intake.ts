/**
 * Where people who come in many at a time wait for their statement, filled by COPY. Temporary: it belongs to one
 * connection, needs no write-ahead log, and is empty again after each transaction.
 */
export const CREATE_INTAKE = `
  create temp table if not exists contact_intake (
    email text not null, email_key text not null, email_domain text not null, address_hash bytea not null,
    first_name text not null, last_name text not null, attributes jsonb not null, language text, time_zone text
  ) on commit delete rows`;

export const COPY_INTAKE = `
  copy contact_intake (email, email_key, email_domain, address_hash, first_name, last_name, attributes, language, time_zone)
  from stdin`;

/** What of `given` would be new in a known person `c`: empty values never overwrite. */
const CHANGED = (given: string): string => `
  (coalesce(nullif(${given}.first_name, ''), c.first_name), coalesce(nullif(${given}.last_name, ''), c.last_name),
   coalesce(${given}.language, c.language), coalesce(${given}.time_zone, c.time_zone), c.attributes || ${given}.attributes)
  is distinct from (c.first_name, c.last_name, c.language, c.time_zone, c.attributes)`;

/**
 * $1 workspace, $2 consent source, $3 import, $4 whether known people are updated. In the order of the unique index:
 * two imports at once wait for each other instead of deadlocking, and the index is written in one direction.
 */
export const SAVE_INTAKE = `
  with saved as (
    insert into contacts as c (workspace_id, email, email_key, email_domain, address_hash, first_name, last_name,
                               attributes, language, time_zone, consent_source, consent_at, import_id)
    select $1::uuid, email, email_key, email_domain, address_hash, first_name, last_name, attributes, language, time_zone,
           $2::text, case when $2::text is null then null else now() end, $3::uuid
      from contact_intake order by email_key
    on conflict (workspace_id, email_key) do update
       set first_name = coalesce(nullif(excluded.first_name, ''), c.first_name),
           last_name = coalesce(nullif(excluded.last_name, ''), c.last_name),
           language = coalesce(excluded.language, c.language),
           time_zone = coalesce(excluded.time_zone, c.time_zone),
           attributes = c.attributes || excluded.attributes,
           consent_at = case when c.consent_source is null then excluded.consent_at else c.consent_at end,
           consent_source = coalesce(c.consent_source, excluded.consent_source),
           updated_at = now(), version = c.version + 1
     where $4::boolean and ${CHANGED('excluded')}
    returning (xmax = 0) as created)
  select count(*) filter (where created)::int as created, count(*) filter (where not created)::int as updated from saved`;

/** $1 workspace, $2 list, $3 consent source, $4 import. */
export const JOIN_INTAKE_TO_LIST = `
  insert into list_members (workspace_id, list_id, contact_id, consent_source, import_id)
  select $1::uuid, $2::uuid, c.id, $3::text, $4::uuid
    from contact_intake i join contacts c on c.workspace_id = $1 and c.email_key = i.email_key
   order by c.id
  on conflict (workspace_id, list_id, contact_id) do nothing`;

/** $1 workspace, $2 whether known people are updated. What saving would do, without doing it. */
export const PREVIEW_INTAKE = `
  select count(*) filter (where c.id is null)::int as created,
         count(*) filter (where c.id is not null and $2::boolean and ${CHANGED('i')})::int as updated
    from contact_intake i left join contacts c on c.workspace_id = $1 and c.email_key = i.email_key`;
