import { Client } from 'pg';

export const MILLION = 1_000_000;

/** The workspaces and mailings of a filled database. */
export interface Million {
  workspaceId: string;
  /** A million recipients, being sent. */
  mailingId: string;
  accountId: string;
  processId: string;
}

/**
 * Fills a database with a workspace of a million contacts and a mailing that is half way through them: 13 seconds on two
 * cores. Written without foreign keys being checked, and with the indexes made afterwards; the contacts' index for
 * searching by words is left out, because no statement of the ledger uses it and making it takes longer than all the rest.
 */
export async function fillMillion(url: string, count = MILLION): Promise<Million> {
  const client = new Client({ connectionString: url, application_name: 'filling' });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off;
      set maintenance_work_mem = '256MB'; set work_mem = '128MB'; drop index contacts_search`);
    const { rows: indexes } = await client.query<{ name: string; made: string }>(SECONDARY_INDEXES);
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    const made = await fill(client, count);
    // Of a partitioned index PostgreSQL tells the parent alone: made so, no partition would have it.
    for (const { made: sql } of indexes) await client.query(sql.replace(' ON ONLY ', ' ON '));
    await client.query(
      'vacuum analyze contacts, suppressions, deliveries, engagements, events, doubts, delivery_attempts, mailings',
    );
    return made;
  } finally {
    await client.end();
  }
}

const SECONDARY_INDEXES = `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made
    from pg_index i where i.indrelid in ('contacts'::regclass, 'deliveries'::regclass, 'engagements'::regclass)
     and not i.indisprimary`;

/** In a thousand recipients: how many are in which state, and what was said to them. */
const COURSE = `case when n % 1000 < 640 then 'accepted' when n % 1000 < 940 then 'queued' when n % 1000 < 960 then 'deferred'
  when n % 1000 < 970 then 'rejected' when n % 1000 < 972 then 'uncertain' else 'skipped' end`;

async function fill(client: Client, count: number): Promise<Million> {
  // UUIDv7 are in this month's partition.
  const { rows: ids } = await client.query<Million & { other: string; beside: string }>(
    `select uuidv7() as "workspaceId", uuidv7() as "mailingId", uuidv7() as "accountId", uuidv7() as "processId",
            uuidv7() as other, uuidv7() as beside`,
  );
  const { other, beside, ...made } = ids[0]!;
  const { workspaceId, mailingId, accountId, processId } = made;
  await client.query(
    `insert into workspaces (id, kind, name) values ($1, 'real', 'Large'), ($2, 'real', 'Beside')`,
    [workspaceId, other],
  );
  await client.query(
    `insert into sending_accounts (workspace_id, id, name, host, port, security) values ($1, $2, 'A', 'smtp.example.com', 587, 'starttls')`,
    [workspaceId, accountId],
  );
  for (const [ws, mailing] of [
    [workspaceId, mailingId],
    [other, beside],
  ])
    await client.query(
      `insert into mailings (workspace_id, id, kind, state, account_id, message, recipients, uncertain_policy)
         values ($1, $2, 'campaign', 'sending', $3, '{}', $4, 'send_again')`,
      [ws, mailing, accountId, count],
    );
  // Ids in the order of n, as a table that grew has them.
  const id = (n: string) => `(lpad(to_hex(${n}), 12, '0') || '70008000000000000000')::uuid`;
  await client.query(
    `insert into contacts (workspace_id, id, email, email_key, email_domain, address_hash, first_name, attributes)
       select $1, ${id('n')}, e, e, d, sha256(e::bytea), 'Person ' || n, '{"city": "Graz"}'
         from (select n, 'person' || n || '@' || d as e, d
                 from (select n, (array['gmail.com', 'outlook.com', 'yahoo.com', 'example.org'])[1 + n % 4] as d from generate_series(1, $2::int) n) x) y`,
    [workspaceId, count],
  );
  await client.query(
    `insert into suppressions (workspace_id, address_hash, scope, reason)
       select workspace_id, address_hash, 'marketing', 'unsubscribed' from contacts where get_byte(address_hash, 0) < 8`,
  );
  for (const [ws, mailing, share] of [
    [workspaceId, mailingId, count],
    [other, beside, Math.round(count / 10)],
  ])
    await client.query(
      `insert into deliveries (workspace_id, mailing_id, contact_id, ordinal, email, provider, message_id, state, due_at, attempts,
                               lease_token, leased_by, lease_until, reply_code, reply_enhanced, reply, category, reason, accepted_at, settled_at)
         select $1, $2, ${id('n')}, n, 'person' || n || '@example.org', (array['gmail', 'outlook', 'yahoo', 'other'])[1 + n % 4],
                '<mw.1.' || n || '@example.com>', state, now() + case when state = 'deferred' then interval '10 minutes' else '-1 minute' end,
                case when state in ('queued', 'skipped') then 0 else 1 end,
                case when flying then n end, case when flying then $4::uuid end, case when flying then now() + interval '1 hour' end,
                case state when 'accepted' then 250 when 'deferred' then 451 when 'rejected' then 550 end,
                case state when 'deferred' then '4.7.1' when 'rejected' then '5.1.1' end,
                case state when 'accepted' then '250 2.0.0 ok' when 'deferred' then '451 4.7.1 later' when 'rejected' then '550 5.1.1 unknown' end,
                case state when 'rejected' then 'unknown_user' when 'deferred' then 'greylisted' end,
                case state when 'skipped' then 'suppressed:unsubscribed' when 'uncertain' then 'no_reply_after_body' end,
                case when state = 'accepted' then now() - make_interval(secs => ($3::int - n) / 1000.0) end,
                case when state not in ('queued', 'deferred', 'in_flight') then now() - make_interval(secs => ($3::int - n) / 1000.0) end
           from (select n, flying, case when flying then 'in_flight' else ${COURSE} end as state
                   from (select n, n % 5000 = 700 as flying from generate_series(1, $3::int) n) z) y`,
      [ws, mailing, share, processId],
    );
  await client.query(
    `insert into engagements (workspace_id, mailing_id, contact_id, opened_at, clicked_at, bounced_at, bounce_kind)
       select workspace_id, mailing_id, contact_id, now(), case when ordinal % 5 = 0 then now() end,
              case when ordinal % 200 = 0 then now() end, case when ordinal % 200 = 0 then 'hard' end
         from deliveries where mailing_id = $1 and state = 'accepted' and ordinal % 2 = 0`,
    [mailingId],
  );
  return made;
}
