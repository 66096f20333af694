/**
 * $1 jsonb of deliveries with the span in which they were clicked. Clicks that nothing else explains and that went to
 * three or more distinct links within two seconds are a machine's, all of them: no person does that. Clicks already
 * called a machine's by their own evidence neither count nor change, so that a person who clicks right after a scanner
 * stays a person. Returns the deliveries in which something changed.
 */
export const RESCORE_BURSTS = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as g
      (workspace_id uuid, mailing_id uuid, contact_id uuid, since timestamptz, until timestamptz)
  ), clicks as materialized (
    select e.workspace_id, e.mailing_id, e.contact_id, e.id, e.occurred_at, e.link_no, e.machine
      from given g
      join events e on e.workspace_id = g.workspace_id and e.contact_id = g.contact_id and e.mailing_id = g.mailing_id
                   and e.kind = 'clicked' and e.link_no is not null
                   and e.occurred_at between g.since - interval '2 seconds' and g.until + interval '2 seconds'
                   and (not e.machine or e.data -> 'evidence' ? 'burst')
  ), starts as (
    select c.*, (select count(distinct d.link_no) from clicks d
                  where d.workspace_id = c.workspace_id and d.mailing_id = c.mailing_id and d.contact_id = c.contact_id
                    and d.occurred_at between c.occurred_at and c.occurred_at + interval '2 seconds') as links
      from clicks c
  ), bursting as (
    select distinct d.workspace_id, d.mailing_id, d.contact_id, d.id, d.occurred_at
      from starts s
      join clicks d on d.workspace_id = s.workspace_id and d.mailing_id = s.mailing_id and d.contact_id = s.contact_id
                   and d.occurred_at between s.occurred_at and s.occurred_at + interval '2 seconds'
     where s.links >= 3 and not d.machine
  )
  update events e
     set machine = true,
         data = jsonb_set(e.data, '{evidence}', coalesce(e.data -> 'evidence', '[]') || '["burst"]')
    from bursting b
   where e.workspace_id = b.workspace_id and e.occurred_at = b.occurred_at and e.id = b.id
  returning e.workspace_id as "workspaceId", e.mailing_id as "mailingId", e.contact_id as "contactId"`;

/** $1 workspace, $2 mailing, $3 contact: the first click of a person and of a machine, read from the events again. */
export const RECOUNT_CLICKS = `
  update engagements g
     set clicked_at = seen.human, machine_clicked_at = seen.machine
    from (select min(occurred_at) filter (where not machine) as human, min(occurred_at) filter (where machine) as machine
            from events where workspace_id = $1 and mailing_id = $2 and contact_id = $3 and kind = 'clicked') seen
   where g.workspace_id = $1 and g.mailing_id = $2 and g.contact_id = $3`;
