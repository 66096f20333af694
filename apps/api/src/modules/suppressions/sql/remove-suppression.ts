/**
 * $1 workspace, $2 suppression. What was counted against the address goes with it: lifted by a person, it begins anew.
 */
export const REMOVE_SUPPRESSION = `
  with gone as (
    delete from suppressions where workspace_id = $1 and id = $2 returning address_hash
  ), forgiven as (
    delete from address_strikes s using gone where s.workspace_id = $1 and s.address_hash = gone.address_hash)
  select 1 from gone`;
