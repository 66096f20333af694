/**
 * $1 happenings as jsonb. Writes the events that are new and rolls all of them up into one narrow row per recipient.
 * Timestamps only ever move to the earliest, so the order of arrival does not matter and a repeat is a no-op; a row that
 * would not change is not written. Ordered by key: two writers of the same rows wait for each other instead of
 * deadlocking. Returns the ids of the events that were new.
 */
export const RECORD_HAPPENINGS = `
  with given as materialized (
    select * from jsonb_to_recordset($1::jsonb) as g
      (id uuid, workspace_id uuid, kind text, occurred_at timestamptz, mailing_id uuid, contact_id uuid, machine boolean,
       link_no int, bounce_kind text, bounce_category text, data jsonb)
  ), added as (
    insert into events (workspace_id, id, occurred_at, kind, machine, mailing_id, contact_id, link_no, data)
      select distinct on (workspace_id, occurred_at, id)
             workspace_id, id, occurred_at, kind, machine, mailing_id, contact_id, link_no, data
        from given order by workspace_id, occurred_at, id
    on conflict do nothing
    returning id
  ), rolled as (
    insert into engagements as e (workspace_id, mailing_id, contact_id, opened_at, machine_opened_at, clicked_at,
                                  machine_clicked_at, replied_at, auto_replied_at, unsubscribed_at, complained_at,
                                  bounced_at, bounce_kind, bounce_category, converted_at)
      select workspace_id, mailing_id, contact_id,
             min(occurred_at) filter (where kind = 'opened' and not machine),
             min(occurred_at) filter (where kind = 'opened' and machine),
             min(occurred_at) filter (where kind = 'clicked' and not machine),
             min(occurred_at) filter (where kind = 'clicked' and machine),
             min(occurred_at) filter (where kind = 'replied'),
             min(occurred_at) filter (where kind = 'auto_replied'),
             min(occurred_at) filter (where kind = 'unsubscribed'),
             min(occurred_at) filter (where kind = 'complained'),
             min(occurred_at) filter (where kind = 'bounced'),
             -- 'hard' sorts before 'soft': one hard bounce decides.
             min(bounce_kind) filter (where kind = 'bounced'),
             (array_agg(bounce_category order by bounce_kind, occurred_at) filter (where kind = 'bounced'))[1],
             min(occurred_at) filter (where kind = 'converted')
        from given
       where mailing_id is not null and contact_id is not null and kind <> 'delayed'
       group by workspace_id, mailing_id, contact_id
       order by workspace_id, mailing_id, contact_id
    on conflict (workspace_id, mailing_id, contact_id) do update
       set opened_at = least(e.opened_at, excluded.opened_at),
           machine_opened_at = least(e.machine_opened_at, excluded.machine_opened_at),
           clicked_at = least(e.clicked_at, excluded.clicked_at),
           machine_clicked_at = least(e.machine_clicked_at, excluded.machine_clicked_at),
           replied_at = least(e.replied_at, excluded.replied_at),
           auto_replied_at = least(e.auto_replied_at, excluded.auto_replied_at),
           unsubscribed_at = least(e.unsubscribed_at, excluded.unsubscribed_at),
           complained_at = least(e.complained_at, excluded.complained_at),
           bounced_at = least(e.bounced_at, excluded.bounced_at),
           bounce_kind = least(e.bounce_kind, excluded.bounce_kind),
           bounce_category = case when e.bounce_kind is null or excluded.bounce_kind < e.bounce_kind
                                  then excluded.bounce_category else e.bounce_category end,
           converted_at = least(e.converted_at, excluded.converted_at)
     where (least(e.opened_at, excluded.opened_at), least(e.machine_opened_at, excluded.machine_opened_at),
            least(e.clicked_at, excluded.clicked_at), least(e.machine_clicked_at, excluded.machine_clicked_at),
            least(e.replied_at, excluded.replied_at), least(e.auto_replied_at, excluded.auto_replied_at),
            least(e.unsubscribed_at, excluded.unsubscribed_at), least(e.complained_at, excluded.complained_at),
            least(e.bounced_at, excluded.bounced_at), least(e.bounce_kind, excluded.bounce_kind),
            least(e.converted_at, excluded.converted_at))
       is distinct from
           (e.opened_at, e.machine_opened_at, e.clicked_at, e.machine_clicked_at, e.replied_at, e.auto_replied_at,
            e.unsubscribed_at, e.complained_at, e.bounced_at, e.bounce_kind, e.converted_at)
  )
  select id from added`;
