/** With so many tries behind him a recipient in doubt stays in doubt: a server that never answers the final dot would get it for ever. */
export const DOUBTS_AT_MOST = 5;

/**
 * Recipients in doubt whose campaign said "send again" (with the same Message-ID, so that most servers drop a double),
 * once the hour is over in which evidence usually comes (in a sandbox an hour of its compressed time). Everybody else stays `uncertain` for good.
 */
export const SEND_UNCERTAIN_AGAIN = `
  update deliveries d set state = 'deferred', due_at = now(), settled_at = null, leased_by = null, lease_until = null, reason = null
    from mailings m join workspace_kinds k on k.workspace_id = m.workspace_id
   where m.uncertain_policy = 'send_again' and m.state = 'sending'
     and d.workspace_id = m.workspace_id and d.mailing_id = m.id
     and d.state = 'uncertain' and d.attempts < ${DOUBTS_AT_MOST} and d.settled_at < now() - interval '1 hour' * k.delay_scale`;
