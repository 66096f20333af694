/**
 * Opens threads or adds a message to each. A label of a person stays; one of a rule follows the newest words of a person.
 * An automatic reply neither reopens nor marks unread. What is older than the newest message changes no snippet.
 *
 * $1 workspace, $2 parts as jsonb (see ConversationPart), one of each thread. Ordered, so that two at once wait for each other instead
 * of deadlocking.
 */
export const UPSERT_CONVERSATIONS = `
  insert into conversations as c (workspace_id, thread_key, mailbox_id, contact_id, person_name, person_address, campaign_id,
                                  mailing_id, subject, snippet, folder, unread, awaits_answer, label, label_by, label_phrase,
                                  label_until, last_message_at, messages)
  select $1, p.thread_key, p.mailbox_id, p.contact_id, p.person_name, p.person_address, p.campaign_id, p.mailing_id,
         p.subject, p.snippet, p.folder, p.human, p.awaits_answer, p.label,
         case when p.label is not null then 'rule' end, p.label_phrase, p.label_until, p.at, 1
    from jsonb_to_recordset($2::jsonb) as p (thread_key text, mailbox_id uuid, contact_id uuid, person_name text,
      person_address text, campaign_id uuid, mailing_id uuid, subject text, snippet text, folder text, human boolean,
      awaits_answer boolean, label text, label_phrase text, label_until date, at timestamptz)
   order by p.thread_key
  on conflict (workspace_id, thread_key) do update
     set contact_id = coalesce(c.contact_id, excluded.contact_id),
         campaign_id = coalesce(c.campaign_id, excluded.campaign_id),
         mailing_id = coalesce(c.mailing_id, excluded.mailing_id),
         person_name = coalesce(nullif(c.person_name, ''), excluded.person_name),
         folder = case when excluded.folder = 'primary' then 'primary' else c.folder end,
         state = case when excluded.unread then 'open' else c.state end,
         unread = c.unread or excluded.unread,
         awaits_answer = c.awaits_answer or excluded.awaits_answer,
         (label, label_by, label_phrase, label_until) = (
           select new.label, new.label_by, new.label_phrase, new.label_until
             from (values (c.label, c.label_by, c.label_phrase, c.label_until, 0),
                          (excluded.label, excluded.label_by, excluded.label_phrase, excluded.label_until, 1))
               as new (label, label_by, label_phrase, label_until, n)
            where n = case
                 when excluded.label is null or c.label_by is not distinct from 'person' then 0
                 when c.label is null or excluded.unread or excluded.label = 'opted_out' then 1
                 else 0 end),
         snippet = case when excluded.last_message_at >= c.last_message_at then excluded.snippet else c.snippet end,
         last_message_at = greatest(c.last_message_at, excluded.last_message_at),
         messages = c.messages + 1,
         version = c.version + 1
  returning c.id, c.thread_key as "threadKey"`;

export interface ConversationPart {
  thread_key: string;
  mailbox_id: string;
  contact_id: string | null;
  person_name: string;
  person_address: string;
  campaign_id: string | null;
  mailing_id: string | null;
  subject: string;
  snippet: string;
  folder: 'primary' | 'other';
  human: boolean;
  awaits_answer: boolean;
  label: string | null;
  label_phrase: string | null;
  label_until: string | null;
  at: string;
}
