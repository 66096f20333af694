/**
 * $1 workspace, $2 json array (see `StrikeRow`). One strike per address and mailing, the first; a test marks nobody. What is
 * too old for any rule goes on the way.
 */
export const ADD_STRIKES = `
  with aged as (
    delete from address_strikes where workspace_id = $1 and at < now() - interval '90 days')
  insert into address_strikes (workspace_id, address_hash, mailing_id, contact_id, at, times, within, rule, words, heard)
  select $1, decode(g.hash, 'hex'), g."mailingId", g."contactId", g.at, g.times, make_interval(secs => g."withinMs" / 1000.0),
         g.rule, g.words, g.heard
    from jsonb_to_recordset($2::jsonb) as g(hash text, "mailingId" uuid, "contactId" uuid, at timestamptz, times smallint,
           "withinMs" bigint, rule text, words text, heard text)
   where not exists (select 1 from ledger_mailings m where m.workspace_id = $1 and m.mailing_id = g."mailingId" and m.kind = 'test')
   order by g.hash
  on conflict do nothing`;

/**
 * $1 workspace, $2 hashes. Addresses that were refused as often as a rule allows, with those refusals. A refusal counts
 * where its own rule is at least as strict. A mail that was accepted later, and has not come back, wipes out what was
 * before it; one that comes back in the end never did.
 */
export const STRUCK_OUT = `
  with strikes as materialized (
    select * from address_strikes where workspace_id = $1 and address_hash = any($2::bytea[])
  ), success as materialized (
    select people.address_hash, max(d.accepted_at) as at
      from (select distinct address_hash, contact_id from strikes) people
      join ledger_deliveries d on d.workspace_id = $1 and d.contact_id = people.contact_id and d.state = 'accepted'
      left join recipient_engagements e
        on e.workspace_id = $1 and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
     where e.bounced_at is null
     group by 1
  ), standing as (
    select s.* from strikes s left join success on success.address_hash = s.address_hash
     where success.at is null or success.at < s.at
  )
  select distinct on (newest.address_hash)
         newest.address_hash as hash, newest.mailing_id as "mailingId", newest.times,
         (extract(epoch from newest.within) * 1000)::float8 as "withinMs",
         jsonb_agg(jsonb_build_object('at', one.at, 'words', one.words, 'rule', one.rule, 'how', one.heard,
                                      'mailingId', one.mailing_id) order by one.at) as lines
    from standing newest
    join standing one on one.address_hash = newest.address_hash and one.times <= newest.times
                     and one.at <= newest.at and one.at > newest.at - newest.within
   group by newest.address_hash, newest.mailing_id, newest.times, newest.within, newest.at
  having count(*) >= newest.times
   order by newest.address_hash, newest.at desc`;
