/**
 * $1 workspace, $2 mailbox, $3 folder, $4 uid validity, $5 messages as jsonb, $6 their hashes (32 bytes each) and $7 their
 * compressed bytes, one behind the other: a single value goes over the wire as it is, an array of them as hexadecimal text.
 * `raw_from` counts from 1; null where there are no bytes. A place that is taken already is left as it is.
 */
export const STORE_MESSAGES = `
  insert into inbox_messages (workspace_id, id, mailbox_id, folder, uid_validity, uid, message_id, content_hash, from_name,
                              from_address, subject, received_at, kind, action, verdict, text, html, raw, raw_size, copy_of,
                              mailing_id, contact_id, match, conversation_id)
  select $1, m.id, $2, $3, $4, m.uid, m.message_id, substr($6::bytea, (m.n * 32 + 1)::int, 32), m.from_name, m.from_address,
         m.subject, m.received_at, m.kind, m.action, m.verdict, m.text, m.html, substr($7::bytea, m.raw_from, m.raw_bytes),
         m.raw_size, m.copy_of, m.mailing_id, m.contact_id, m.match, m.conversation_id
    from jsonb_to_recordset($5::jsonb) as m (n int, id uuid, uid bigint, message_id text, from_name text, from_address text,
           subject text, received_at timestamptz, kind text, action text, verdict jsonb, text text, html text, raw_size int,
           copy_of uuid, mailing_id uuid, contact_id uuid, match jsonb, conversation_id uuid, raw_from int, raw_bytes int)
  on conflict (workspace_id, mailbox_id, folder, uid_validity, uid) do nothing`;
