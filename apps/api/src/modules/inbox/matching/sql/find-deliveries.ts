const COLUMNS = `
  m.mailing_id as "mailingId", m.number, m.kind as "mailingKind", m.campaign_id as "campaignId",
  m.conversation_id as "conversationId", m.identity_id as "identityId", d.contact_id as "contactId", d.ordinal, d.email,
  d.message_id as "messageId", d.server_message_id as "serverMessageId", d.state,
  (select coalesce(w.content ->> 'subject', w.message -> 'literal' ->> 'subject', '')
     from mailing_words w where w.workspace_id = $1 and w.mailing_id = m.mailing_id) as subject,
  exists (select 1 from contact_recipients c where c.workspace_id = $1 and c.contact_id = d.contact_id) as "contactKnown"`;

/** $1 workspace, $2 mailing numbers, $3 ordinals, side by side. Another workspace's mailing is not found. */
export const DELIVERIES_BY_REF = `
  select ${COLUMNS}
    from (select distinct number, ordinal from unnest($2::int[], $3::int[]) as r (number, ordinal)) r
    join ledger_mailings m on m.number = r.number and m.workspace_id = $1
    join ledger_deliveries d on d.mailing_id = m.mailing_id and d.ordinal = r.ordinal and d.workspace_id = $1`;

/** $1 workspace, $2 Message-IDs as servers gave them. */
export const DELIVERIES_BY_SERVER_ID = `
  select ${COLUMNS}
    from ledger_deliveries d
    join ledger_mailings m on m.workspace_id = d.workspace_id and m.mailing_id = d.mailing_id
   where d.workspace_id = $1 and d.server_message_id = any($2::text[])`;

/** $1 workspace, $2 normalised addresses, $3 since. The newest mail to each that left or may have left. */
export const LATEST_DELIVERIES_TO = `
  select c.email_key as "emailKey", ${COLUMNS}
    from contact_recipients c
    cross join lateral (
      select * from ledger_deliveries d
       where d.workspace_id = $1 and d.contact_id = c.contact_id and d.mailing_id >= uuidv7_floor($3::timestamptz)
         and d.state in ('accepted', 'uncertain', 'in_flight')
       order by d.mailing_id desc limit 1) d
    join ledger_mailings m on m.workspace_id = $1 and m.mailing_id = d.mailing_id
   where c.workspace_id = $1 and c.email_key = any($2::text[])`;
