/**
 * The recipients of a mailing by their final reason: the counts add up to all of them. `sentAgain`: a later mailing takes
 * care of them. $1 workspace, $2 mailing.
 */
export const REASON_COUNTS = `
  select final_reason as key, count(*)::int as count, count(resent_by)::int as "sentAgain"
    from delivery_reasons where workspace_id = $1 and mailing_id = $2
   group by final_reason order by count(*) desc, final_reason`;

/** Campaigns that sent this one again, the first first, with the states of their recipients. $1 workspace, $2 campaign. */
export const RESENDS_OF = `
  select c.id as "campaignId", c.name, c.state, c.launched_at as "launchedAt", m.recipients,
         (select count(*)::int from ledger_deliveries d
           where d.workspace_id = $1 and d.mailing_id = c.mailing_id and d.state = 'accepted') as accepted
    from campaigns c
    join ledger_mailings m on m.workspace_id = c.workspace_id and m.mailing_id = c.mailing_id
   where c.workspace_id = $1 and c.resend_of = $2
   order by c.created_at`;
