/** $1 workspace. One pass over the conversations' index, one over the reports'. */
export const COUNT_INBOX = `
  select c.*, r.bounces, r.complaints, r.machines, a.sent
    from (select count(*) filter (where folder = 'primary' and state = 'open')::int as "primary",
                 count(*) filter (where folder = 'primary' and state = 'open' and unread)::int as "primaryUnread",
                 count(*) filter (where state = 'open' and awaits_answer and folder = 'primary')::int as "awaitingAnswer",
                 count(*) filter (where folder = 'other' and state = 'open')::int as "other",
                 count(*) filter (where folder = 'other' and state = 'open' and label = 'away')::int as away,
                 count(*) filter (where folder = 'other' and state = 'open' and label = 'opted_out')::int as "optedOut",
                 count(*) filter (where folder = 'other' and state = 'open' and label = 'has_left')::int as "hasLeft",
                 count(*) filter (where state = 'done')::int as done
            from conversations where workspace_id = $1) c,
         (select count(*) filter (where kind in ('hard_bounce', 'soft_bounce', 'delayed'))::int as bounces,
                 count(*) filter (where kind = 'complaint')::int as complaints,
                 count(*) filter (where kind = 'other')::int as machines
            from inbox_messages where workspace_id = $1 and copy_of is null
             and kind in ('hard_bounce', 'soft_bounce', 'delayed', 'complaint', 'other')) r,
         (select count(*)::int as sent from answers where workspace_id = $1) a`;
