/**
 * First half of a reservation: holds the account's row until the commit, so that two machines never count at once.
 * It is a statement of its own because one statement sees the grants as they were before it waited. $1 workspace, $2 account.
 */
export const LOCK_ACCOUNT = `select 1 from sending_accounts where workspace_id = $1 and id = $2 for update`;

/**
 * Second half: what was granted in the last minute and the last 24 hours is counted, and no more than the rest is
 * granted, for all machines at once.
 *
 * The minute is counted as 66 seconds: what is granted may leave some seconds later, and must not fall into the next
 * window together with a full new grant.
 *
 * $1 workspace, $2 account, $3 wanted, $4 per minute (null: no limit), $5 per day.
 */
export const RESERVE_BUDGET = `
  with used as (
    select coalesce(sum(messages) filter (where granted_at > now() - interval '66 seconds'), 0)::int as minute,
           coalesce(sum(messages), 0)::int as day
      from account_grants where workspace_id = $1 and account_id = $2 and granted_at > now() - interval '24 hours'
  ), grant_now as (
    select greatest(0, least($3::int, coalesce($4::int - minute, $3::int), coalesce($5::int - day, $3::int))) as granted,
           coalesce(day >= $5::int, false) as day_is_full
      from used
  ), kept as (
    insert into account_grants (workspace_id, account_id, granted_at, messages)
    select $1, $2, date_trunc('second', clock_timestamp()), granted from grant_now where granted > 0
    on conflict (workspace_id, account_id, granted_at) do update set messages = account_grants.messages + excluded.messages
  )
  select granted, day_is_full as "dayIsFull" from grant_now`;

/** Counts what an account without limits was given, so that the page can say what it sent. $1 workspace, $2 account, $3 how many. */
export const COUNT_USE = `
  insert into account_grants (workspace_id, account_id, granted_at, messages)
  values ($1, $2, date_trunc('second', clock_timestamp()), $3)
  on conflict (workspace_id, account_id, granted_at) do update set messages = account_grants.messages + excluded.messages`;

/** Gives back what was reserved and not used. $1 workspace, $2 account, $3 how many. */
export const RETURN_BUDGET = `
  update account_grants set messages = messages - $3
   where (workspace_id, account_id, granted_at) in (
     select workspace_id, account_id, granted_at from account_grants
      where workspace_id = $1 and account_id = $2 and messages >= $3 order by granted_at desc limit 1)`;

/** Grants that no window counts any more. */
export const FORGET_OLD_GRANTS = `delete from account_grants where granted_at < now() - interval '25 hours'`;
