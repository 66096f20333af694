/**
 * $1 workspace, $2 hash, $3 scope, $4 reason. The row goes where that was its only reason; otherwise one that stood
 * beside it becomes the first, with its own evidence: a person who subscribes again takes no complaint back.
 */
export const WITHDRAW_REASON = `
  with held as (
    select id, reason, coalesce(evidence -> 'also', '{}') - $4 as others, evidence
      from suppressions where workspace_id = $1 and address_hash = $2 and scope = $3
       for update),
  next as (
    select held.id, held.others, first.key as reason, first.value as evidence
      from held cross join lateral (
        select key, value from jsonb_each(held.others) order by value ->> 'at', key limit 1) first
     where held.reason = $4),
  promoted as (
    update suppressions s
       set reason = next.reason,
           evidence = (next.evidence - 'at') || case when next.others - next.reason = '{}' then '{}'::jsonb
                                                     else jsonb_build_object('also', next.others - next.reason) end
      from next where s.workspace_id = $1 and s.id = next.id),
  thinned as (
    update suppressions s set evidence = case when held.others = '{}' then held.evidence - 'also'
                                              else held.evidence || jsonb_build_object('also', held.others) end
      from held where s.workspace_id = $1 and s.id = held.id and held.reason <> $4 and held.evidence -> 'also' ? $4)
  delete from suppressions s using held
   where s.workspace_id = $1 and s.id = held.id and held.reason = $4 and not exists (select 1 from next where next.id = held.id)`;
