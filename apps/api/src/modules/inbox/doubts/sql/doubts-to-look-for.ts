/**
 * Deliveries in doubt whose From has a mailbox, young enough for evidence to come and not looked for lately, by mailbox
 * and the longest in doubt first. $1 youngest and $2 oldest age in seconds, $3 seconds between two looks, $4 limit.
 */
export const DOUBTS_TO_LOOK_FOR = `
  select d.workspace_id as "workspaceId", d.mailing_id as "mailingId", d.contact_id as "contactId", d.message_id as "messageId",
         i.mailbox_id as "mailboxId", m.campaign_id as "campaignId"
    from ledger_deliveries d
    join ledger_mailings m on m.workspace_id = d.workspace_id and m.mailing_id = d.mailing_id
    join identity_addresses i on i.workspace_id = m.workspace_id and i.identity_id = m.identity_id
    left join ledger_doubts x on x.workspace_id = d.workspace_id and x.mailing_id = d.mailing_id
                             and x.contact_id = d.contact_id and x.doubted_at = d.settled_at
   where d.state = 'uncertain' and i.mailbox_id is not null
     and d.settled_at < now() - make_interval(secs => $1) and d.settled_at > now() - make_interval(secs => $2)
     and (x.looked_at is null or x.looked_at < now() - make_interval(secs => $3))
   order by i.mailbox_id, d.settled_at, d.contact_id
   limit $4`;

export interface DoubtToLookFor {
  workspaceId: string;
  mailingId: string;
  contactId: string;
  /** With its angle brackets. */
  messageId: string;
  mailboxId: string;
  campaignId: string | null;
}
