/** $1 mailing numbers, $2 ordinals, in pairs: the deliveries that tokens refer to. Unknown pairs are left out. */
export const RESOLVE_DELIVERIES = `
  select m.mailing_number as "mailingNumber", d.ordinal, m.workspace_id as "workspaceId", m.mailing_id as "mailingId", m.kind,
         m.campaign_id as "campaignId", d.contact_id as "contactId", d.email, d.accepted_at as "acceptedAt",
         d.state = 'uncertain' as "isDoubtful",
         c.contact_id is not null as "isContact"
    from unnest($1::int[], $2::int[]) as ref(mailing_number, ordinal)
    join tracked_mailings m on m.mailing_number = ref.mailing_number
    join tracked_deliveries d on d.workspace_id = m.workspace_id and d.mailing_id = m.mailing_id and d.ordinal = ref.ordinal
    left join contact_recipients c on c.workspace_id = m.workspace_id and c.contact_id = d.contact_id`;

/** $1 mailing number: its links, and where they belong. They outlive the mailing. */
export const MAILING_LINKS = `select link_no as "linkNo", url, dynamic from mailing_links where mailing_number = $1`;
