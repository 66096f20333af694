/** With so many tries behind him a recipient in doubt stays in doubt: a server that never answers the final dot would get it for ever. */
export const DOUBTS_AT_MOST = 5;

/**
 * Recipients in doubt whose campaign said "send again" (with the same Message-ID, so that most servers drop a double),
 * once the hour is over in which evidence usually comes; a sandbox's hour is as short as its other delays. Everybody else
 * stays `uncertain` until evidence comes.
 */
export const SEND_UNCERTAIN_AGAIN = `
  with again as (
    update deliveries d set state = 'deferred', due_at = now(), settled_at = null, leased_by = null, lease_until = null, reason = null
      from mailings m
      join workspace_kinds k on k.workspace_id = m.workspace_id
     where m.uncertain_policy = 'send_again' and m.state = 'sending'
       and d.workspace_id = m.workspace_id and d.mailing_id = m.id
       and d.state = 'uncertain' and d.resent_by is null and d.attempts < ${DOUBTS_AT_MOST} and d.settled_at < now() - interval '1 hour' * k.delay_scale
    returning d.workspace_id, d.mailing_id, d.contact_id, old.settled_at as doubted_at
  )
  insert into doubts (workspace_id, mailing_id, contact_id, doubted_at, resolved_at, evidence, outcome)
  select workspace_id, mailing_id, contact_id, doubted_at, now(), 'policy', 'sent_again' from again
  on conflict (workspace_id, mailing_id, contact_id, doubted_at)
    do update set resolved_at = excluded.resolved_at, evidence = excluded.evidence, outcome = excluded.outcome`;
