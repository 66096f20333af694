/**
 * Removes files that nothing has used for a day: uploads that broke off, attachments that were taken away again, what a
 * deleted campaign had. Whoever uses a file sets `used_at` in the transaction that names it: this statement waits for
 * that row and then finds it young. $1: how many at most.
 */
export const REMOVE_UNUSED_FILES = `
with used as (
  select workspace_id, file_id from campaign_files
  union select workspace_id, file_id from template_files
  union select workspace_id, file_id from mailing_files
), unused as (
  select f.workspace_id, f.id from files f
   where f.used_at < now() - interval '1 day'
     and not exists (select 1 from used u where u.workspace_id = f.workspace_id and u.file_id = f.id)
   limit $1 for update of f skip locked
)
delete from files f using unused u where f.workspace_id = u.workspace_id and f.id = u.id
   and f.used_at < now() - interval '1 day'`;
