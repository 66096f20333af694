/** How many originals go in one transaction. */
export const ORIGINALS_PER_BATCH = 500;

/** Workspaces that have originals beyond their time. */
export const WORKSPACES_WITH_OLD_ORIGINALS = `
  select k.workspace_id as "workspaceId", k.keep_originals_days as days
    from original_keeping k
   where k.keep_originals_days is not null
     and exists (select 1 from inbox_messages i
                  where i.workspace_id = k.workspace_id and i.raw is not null
                    and i.recorded_at < now() - make_interval(days => k.keep_originals_days))`;

/** $1 workspace, $2 days, $3 how many. What was understood of a message stays; only its bytes go, the oldest first. */
export const REMOVE_ORIGINALS = `
  update inbox_messages m set raw = null, original_removed_after = $2
    from (select id from inbox_messages
           where workspace_id = $1 and raw is not null and recorded_at < now() - make_interval(days => $2)
           order by recorded_at limit $3
           for update skip locked) old
   where m.workspace_id = $1 and m.id = old.id
  returning m.id`;
