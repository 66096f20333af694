/**
 * $1 workspace, $2 hashes, $3 addresses (null where only the hash is known), $4 scope, $5 list, $6 reason, $7 evidence of
 * each.
 * One row per address, scope and list: the first reason stays, a later, different one is kept beside it in
 * `evidence.also`, so that lifting the first shows what else stands against it. Rows come back for what changed;
 * `added` tells new ones. Ordered, so that two at once wait for each other instead of deadlocking.
 */
export const SUPPRESS_ADDRESSES = `
  insert into suppressions as s (workspace_id, address_hash, scope, list_id, reason, address, evidence)
  select distinct on (given.hash) $1::uuid, given.hash, $4, $5::uuid, $6, given.address, given.evidence
    from unnest($2::bytea[], $3::text[], $7::jsonb[]) with ordinality as given (hash, address, evidence, n)
   order by given.hash, given.n
  on conflict (workspace_id, address_hash, scope, list_id) do update
     set evidence = s.evidence || jsonb_build_object('also', coalesce(s.evidence -> 'also', '{}')
           || jsonb_build_object(excluded.reason, excluded.evidence || jsonb_build_object('at', now()))),
         address = coalesce(s.address, excluded.address)
   where s.reason <> excluded.reason and not coalesce(s.evidence -> 'also', '{}') ? excluded.reason
  returning encode(address_hash, 'hex') as hash, (xmax = 0) as added`;
