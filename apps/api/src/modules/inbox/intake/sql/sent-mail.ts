/**
 * $1 workspace, $2 mailbox, $3 Message-IDs that sent mails answer. The conversation that each stands in: as a mail that came
 * into this mailbox, or as an answer from the page.
 */
export const CONVERSATIONS_ANSWERED = `
  select message_id as "messageId", conversation_id as "conversationId"
    from inbox_messages
   where workspace_id = $1 and mailbox_id = $2 and message_id = any($3::text[]) and conversation_id is not null and copy_of is null
  union all
  select message_id, conversation_id from answers where workspace_id = $1 and message_id = any($3::text[])`;

/** $1 workspace, $2 Message-IDs. Those that a server gave to mails of our own: such a mail was sent by us, not by a mail program. */
export const SENT_BY_US = `
  select server_message_id as "messageId" from ledger_deliveries where workspace_id = $1 and server_message_id = any($2::text[])`;

/**
 * Somebody answered from a mail program: nobody waits any more, unless a newer mail came since.
 *
 * $1 workspace, $2 conversations with count and newest time, as jsonb.
 */
export const NOTE_SENT_ANSWERS = `
  update conversations c
     set messages = c.messages + s.count, last_message_at = greatest(c.last_message_at, s.at),
         awaits_answer = c.awaits_answer and s.at < c.last_message_at,
         unread = c.unread and s.at < c.last_message_at, version = c.version + 1
    from jsonb_to_recordset($2::jsonb) as s (id uuid, count int, at timestamptz)
   where c.workspace_id = $1 and c.id = s.id`;
