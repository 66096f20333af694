/**
 * Evidence came that these mails left: whoever of them is in doubt is `accepted`, at the instant of the try in doubt, and
 * how that was found out is kept. Deliveries in any other state are left alone.
 * $1 workspaces, $2 mailings, $3 contacts, one of each per delivery; $4 evidence.
 */
export const CONFIRM_DOUBTFUL = `
  with confirmed as (
    update deliveries d
       set state = 'accepted', reason = 'confirmed_by_' || $4::text, accepted_at = coalesce(d.settled_at, now()),
           settled_at = coalesce(d.settled_at, now()), leased_by = null, lease_until = null
      from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as a(workspace_id, mailing_id, contact_id)
     where d.workspace_id = a.workspace_id and d.mailing_id = a.mailing_id and d.contact_id = a.contact_id
       and d.state = 'uncertain'
    returning d.workspace_id, d.mailing_id, d.contact_id, d.settled_at as doubted_at
  ), kept as (
    insert into doubts (workspace_id, mailing_id, contact_id, doubted_at, resolved_at, evidence, outcome)
    select workspace_id, mailing_id, contact_id, doubted_at, now(), $4, 'accepted' from confirmed
    on conflict (workspace_id, mailing_id, contact_id, doubted_at)
      do update set resolved_at = excluded.resolved_at, evidence = excluded.evidence, outcome = excluded.outcome
  )
  select workspace_id as "workspaceId", mailing_id as "mailingId", contact_id as "contactId" from confirmed`;

/**
 * The journal of a host that came back says what became of rows that had been given up as `uncertain`. Written before the
 * rows themselves change: a crash in between repeats it. $1 workspace, $2 mailing, $3 json array of contacts and outcomes.
 */
export const JOURNAL_DECIDED = `
  insert into doubts (workspace_id, mailing_id, contact_id, doubted_at, resolved_at, evidence, outcome)
  select $1, $2, d.contact_id, d.settled_at, now(), 'journal', o.outcome
    from jsonb_to_recordset($3::jsonb) as o("contactId" uuid, outcome text)
    join deliveries d on d.workspace_id = $1 and d.mailing_id = $2 and d.contact_id = o."contactId"
   where d.state = 'uncertain'
  on conflict (workspace_id, mailing_id, contact_id, doubted_at)
    do update set resolved_at = excluded.resolved_at, evidence = excluded.evidence, outcome = excluded.outcome`;

/**
 * The Sent folder was asked and did not have it, or could not be asked: when, and what was said. A doubt that was
 * resolved meanwhile is left alone. $1 workspace, $2 mailings and $3 contacts in pairs, $4 what was said.
 */
export const NOTE_LOOK = `
  insert into doubts (workspace_id, mailing_id, contact_id, doubted_at, looks, looked_at, look_says)
  select $1, d.mailing_id, d.contact_id, d.settled_at, 1, now(), $4
    from unnest($2::uuid[], $3::uuid[]) as a(mailing_id, contact_id)
    join deliveries d on d.workspace_id = $1 and d.mailing_id = a.mailing_id and d.contact_id = a.contact_id
   where d.state = 'uncertain'
  on conflict (workspace_id, mailing_id, contact_id, doubted_at)
    do update set looks = doubts.looks + 1, looked_at = excluded.looked_at, look_says = excluded.look_says
   where doubts.resolved_at is null`;
