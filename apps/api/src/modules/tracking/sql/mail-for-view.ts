import type { Mailing } from '../../sending/public.js';

/** $1 mailing number, $2 ordinal: everything that the composer needs to write this recipient's mail again. */
export const MAIL_FOR_VIEW = `
  select jsonb_build_object(
           'workspaceId', m.workspace_id, 'id', m.mailing_id, 'number', m.mailing_number, 'kind', m.kind,
           'campaignId', m.campaign_id, 'accountId', m.account_id, 'content', m.content, 'message', m.message,
           'trackClicks', m.track_clicks, 'uncertainPolicy', m.uncertain_policy) as mailing,
         d.contact_id as "contactId", d.email, d.message_id as "messageId", d.accepted_at as "acceptedAt",
         c.contact_id is not null as "isContact",
         jsonb_build_object('firstName', c.first_name, 'lastName', c.last_name, 'attributes', c.attributes,
                            'language', c.language, 'timeZone', c.time_zone) as person
    from tracked_mailings m
    join tracked_deliveries d on d.workspace_id = m.workspace_id and d.mailing_id = m.mailing_id and d.ordinal = $2
    left join contact_recipients c on c.workspace_id = m.workspace_id and c.contact_id = d.contact_id
   where m.mailing_number = $1`;

export interface MailForView {
  mailing: Omit<Mailing, 'trackOpens'>;
  contactId: string;
  email: string;
  messageId: string;
  acceptedAt: Date | null;
  isContact: boolean;
  person: {
    firstName: string | null;
    lastName: string | null;
    attributes: Record<string, unknown> | null;
    language: string | null;
    timeZone: string | null;
  };
}
