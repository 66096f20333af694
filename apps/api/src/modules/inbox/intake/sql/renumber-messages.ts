/**
 * A folder that the server numbers anew: messages that are stored under its old UIDVALIDITY get their new places, instead of
 * being stored once more. Two alike are told apart by their order.
 *
 * $1 workspace, $2 mailbox, $3 folder, $4 uid validity, $5 UIDs, $6 their hashes. Answers the UIDs that found their message.
 */
export const RENUMBER_MESSAGES = `
  with come as (
    select uid, content_hash, row_number() over (partition by content_hash order by uid) as n
      from unnest($5::bigint[], $6::bytea[]) as c (uid, content_hash)
  ), stored as (
    select i.id, i.content_hash, row_number() over (partition by i.content_hash order by i.uid) as n
      from (select distinct content_hash from come) c
      cross join lateral (
        select id, content_hash, uid from inbox_messages
         where workspace_id = $1 and mailbox_id = $2 and content_hash = c.content_hash and folder = $3 and uid_validity <> $4
        offset 0) i
  )
  update inbox_messages m set uid_validity = $4, uid = c.uid
    from come c join stored s using (content_hash, n)
   where m.workspace_id = $1 and m.id = s.id
  returning c.uid`;
