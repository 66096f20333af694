// One look into the index for each of a batch: with `= any(…)` and without statistics, as in the middle of a first sync,
// PostgreSQL reads everything of the mailbox (measured: a quarter of the time at 40,000 messages).

/**
 * Plans for this transaction are made anew. One that was kept from when the table was empty reads all of it, until the next
 * ANALYZE: at a first sync that made the reader three times slower.
 */
export const PLAN_ANEW = `set local plan_cache_mode = force_custom_plan`;

/** $1 workspace, $2 mailbox, $3 hashes, $4 Message-IDs. Theirs only; copies lead to their first. */
export const KNOWN_MESSAGES = `
  select coalesce(i.copy_of, i.id) as id, encode(i.content_hash, 'hex') as "contentHash", i.message_id as "messageId",
         i.from_address as "fromAddress"
    from unnest($3::bytea[]) as g (hash)
    cross join lateral (
      select * from inbox_messages
       where workspace_id = $1 and mailbox_id = $2 and content_hash = g.hash and kind <> 'outgoing' offset 0) i
   union all
  select coalesce(i.copy_of, i.id), encode(i.content_hash, 'hex'), i.message_id, i.from_address
    from unnest($4::text[]) as g (message_id)
    cross join lateral (
      select * from inbox_messages
       where workspace_id = $1 and mailbox_id = $2 and message_id = g.message_id and kind <> 'outgoing' offset 0) i`;

/** $1 workspace, $2 mailbox, $3 folder, $4 uid validity, $5 UIDs. Those that are stored. */
export const TAKEN_UIDS = `
  select g.uid
    from unnest($5::bigint[]) as g (uid)
    cross join lateral (
      select 1 from inbox_messages
       where workspace_id = $1 and mailbox_id = $2 and folder = $3 and uid_validity = $4 and uid = g.uid offset 0) i`;
