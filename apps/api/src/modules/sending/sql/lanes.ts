/**
 * What was learned of the lanes of some accounts. Times are told as milliseconds from now, so that each process counts on
 * by its own clock. $1 workspaces, $2 accounts.
 */
export const READ_LANES = `
  select l.workspace_id as "workspaceId", l.account_id as "accountId", l.provider, l.rate, l.connections,
         ${inMs('held_until')} as "heldUntil", ${inMs('slow_until')} as "slowUntil",
         ${inMs('changed_at')} as "changedAt", ${inMs('reduced_at')} as "reducedAt", l.series, l.searching, l.strikes,
         ${inMs('struck_at')} as "struckAt", l.version
    from lanes l
   where (l.workspace_id, l.account_id) in (select * from unnest($1::uuid[], $2::uuid[]))`;

/**
 * Compare-and-set of a lane: written only where nobody else changed it since it was read (or, for version 0, where there
 * is none yet). The words are kept where $13 is null. Returns the new version, or no row.
 *
 * $1 workspace, $2 account, $3 provider, $4 rate, $5 connections, then in milliseconds from now: $6 held until, $7 slow
 * until, $8 reduced at; $9 series, $10 searching, $11 strikes, $12 struck at in milliseconds from now, $13 the server's
 * words, $14 what they mean, $15 rule, $16 version.
 */
export const SAVE_LANE = `
  insert into lanes as l (workspace_id, account_id, provider, rate, connections, held_until, slow_until, changed_at, reduced_at,
                     series, searching, strikes, struck_at, says, why, rule)
  select $1, $2, $3, $4::float8, $5::int, ${fromNow('$6')}, ${fromNow('$7')}, clock_timestamp(), ${fromNow('$8')},
         $9::int, $10::boolean, $11::int, ${fromNow('$12')}, coalesce($13::text, ''), coalesce($14::text, ''), coalesce($15::text, '')
   where $16::int = 0
      or exists (select 1 from lanes k where k.workspace_id = $1 and k.account_id = $2 and k.provider = $3)
  on conflict (workspace_id, account_id, provider) do update
     set rate = excluded.rate, connections = excluded.connections, held_until = excluded.held_until,
         slow_until = excluded.slow_until, changed_at = excluded.changed_at, reduced_at = excluded.reduced_at,
         series = excluded.series, searching = excluded.searching, strikes = excluded.strikes, struck_at = excluded.struck_at,
         says = coalesce($13::text, l.says), why = coalesce($14::text, l.why), rule = coalesce($15::text, l.rule),
         learned_at = case when $13::text is null then l.learned_at else clock_timestamp() end,
         version = l.version + 1
   where l.version = $16::int
  returning version`;

/**
 * The next places in a lane's queue, for all machines one after the other, each one message's time behind the one before:
 * a lane at five a second gets one every 200 ms, whoever sends it, and never a burst. Places are granted up to so far
 * ahead; what is not used in time is lost, which only makes the lane a little slower.
 *
 * $1 workspace, $2 account, $3 provider, $4 how many at most, $5 how far ahead in seconds.
 * Returns how many, in how many milliseconds the first is, and how far apart they are; no row where the next place is
 * further away, or the lane has no rate.
 */
export const TAKE_SLOTS = `
  update lanes l
     set next_slot_at = greatest(l.next_slot_at, now()) + make_interval(secs => least($4::int,
           floor(extract(epoch from now() + make_interval(secs => $5) - greatest(l.next_slot_at, now())) * l.rate) + 1) / l.rate)
   where l.workspace_id = $1 and l.account_id = $2 and l.provider = $3 and l.rate is not null
     and greatest(l.next_slot_at, now()) <= now() + make_interval(secs => $5)
  returning round(extract(epoch from new.next_slot_at - greatest(old.next_slot_at, now())) * new.rate)::int as count,
            (extract(epoch from greatest(old.next_slot_at, now()) - now()) * 1000)::float8 as "firstInMs",
            1000 / new.rate as "everyMs"`;

function inMs(column: string): string {
  return `(extract(epoch from l.${column} - clock_timestamp()) * 1000)::float8`;
}

function fromNow(parameter: string): string {
  return `clock_timestamp() + make_interval(secs => ${parameter}::float8 / 1000)`;
}
