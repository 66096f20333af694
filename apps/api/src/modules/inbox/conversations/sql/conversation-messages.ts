/** $1 workspace, $2 conversation: what lay in the mailbox, theirs and ours, oldest first; copies are not shown twice. */
export const INCOMING_MESSAGES = `
  select id, received_at as at, from_name as "fromName", from_address as "fromAddress", subject, kind, verdict, text, html,
         match, message_id as "messageId", original_removed_after as "originalRemovedAfter"
    from inbox_messages
   where workspace_id = $1 and conversation_id = $2 and copy_of is null
   order by received_at, id limit 200`;

/** $1 workspace, $2 conversation: what was answered, with how it went. */
export const WRITTEN_ANSWERS = `
  select a.id, a.created_at as at, a.subject, a.text, a.html, a.message_id as "messageId", a.mailing_id as "mailingId",
         w.message -> 'from' ->> 'name' as "fromName", w.message -> 'from' ->> 'address' as "fromAddress",
         u.name as "writtenBy", coalesce(d.state, 'queued') as state, d.reply, g.not_before as "notBefore"
    from answers a
    join ledger_mailings g on g.workspace_id = a.workspace_id and g.mailing_id = a.mailing_id
    join mailing_words w on w.workspace_id = a.workspace_id and w.mailing_id = a.mailing_id
    left join ledger_deliveries d on d.workspace_id = a.workspace_id and d.mailing_id = a.mailing_id and d.contact_id = a.contact_id
    left join writers u on u.user_id = a.written_by
   where a.workspace_id = $1 and a.conversation_id = $2
   order by a.created_at, a.id limit 200`;
