/**
 * $1 workspace, $2 hashes. What is left after an erasure: the hash, the scope, the reason, and of the evidence only
 * ids; words and server lines may name the person.
 */
export const FORGET_ADDRESSES = `
  update suppressions s
     set address = null,
         evidence = coalesce((select jsonb_object_agg(key, value) from jsonb_each(s.evidence)
                               where key in ('mailingId', 'campaignId', 'conversationId')), '{}')
           || case when s.evidence ? 'also'
                then jsonb_build_object('also', (select jsonb_object_agg(reason, '{}'::jsonb) from jsonb_object_keys(s.evidence -> 'also') reason))
                else '{}' end
   where workspace_id = $1 and address_hash = any($2::bytea[])`;

/** $1 workspace, $2 hashes. Refusals quote the address. */
export const FORGET_STRIKES = `delete from address_strikes where workspace_id = $1 and address_hash = any($2::bytea[])`;
