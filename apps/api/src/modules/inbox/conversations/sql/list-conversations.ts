/** Which conversations; every part that is set must hold. */
export interface ConversationFilter {
  folder?: string | undefined;
  state?: string | undefined;
  label?: string | undefined;
  awaitsAnswer?: boolean | undefined;
  unread?: boolean | undefined;
  campaignId?: string | undefined;
  contactId?: string | undefined;
  mailboxId?: string | undefined;
  search?: string | undefined;
}

/** What a row of a list holds. */
export const CONVERSATION_COLUMNS = `
  c.id, c.folder, c.state, c.unread, c.awaits_answer as "awaitsAnswer", c.label, c.label_by as "labelBy",
  c.label_phrase as "labelPhrase", c.label_until::text as "labelUntil", c.subject, c.snippet, c.person_name as "personName",
  c.person_address as "personAddress", c.contact_id as "contactId", c.campaign_id as "campaignId", t.name as "campaignName",
  c.mailbox_id as "mailboxId", m.address as "mailboxAddress", m.state as "mailboxState", m.state_says as "mailboxSays",
  c.messages as "messageCount", trim_scale(c.deal_value)::text as "dealValue", c.currency, c.mailing_id as "mailingId",
  c.last_message_at as "lastMessageAt", c.last_message_at::text as "sortKey", c.version`;

export const CONVERSATION_JOINS = `
  left join campaign_titles t on t.workspace_id = c.workspace_id and t.campaign_id = c.campaign_id
  left join mailbox_labels m on m.workspace_id = c.workspace_id and m.mailbox_id = c.mailbox_id`;

/** Newest first, by key; conditions are written only where they are asked for, so that the planner sees the index. */
export function listConversationsSql(
  workspaceId: string,
  filter: ConversationFilter,
  after: readonly unknown[] | null,
  limit: number,
): { text: string; values: unknown[] } {
  const values: unknown[] = [workspaceId];
  const where = ['c.workspace_id = $1'];
  const add = (condition: (place: string) => string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    where.push(condition(`$${values.length}`));
  };
  add((p) => `c.folder = ${p}`, filter.folder);
  add((p) => `c.state = ${p}`, filter.state);
  add((p) => `c.label = ${p}`, filter.label);
  add((p) => `c.awaits_answer = ${p}`, filter.awaitsAnswer);
  add((p) => `c.unread = ${p}`, filter.unread);
  add((p) => `c.campaign_id = ${p}`, filter.campaignId);
  add((p) => `c.contact_id = ${p}`, filter.contactId);
  add((p) => `c.mailbox_id = ${p}`, filter.mailboxId);
  for (const word of wordsOf(filter.search))
    add(
      (p) =>
        `lower(c.person_name || ' ' || c.person_address || ' ' || c.subject || ' ' || c.snippet) like ${p}`,
      word,
    );
  if (after) {
    values.push(after[0], after[1]);
    where.push(`(c.last_message_at, c.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  values.push(limit + 1);
  const text = `select ${CONVERSATION_COLUMNS} from conversations c ${CONVERSATION_JOINS}
    where ${where.join(' and ')} order by c.last_message_at desc, c.id desc limit $${values.length}`;
  return { text, values };
}

const MOST_WORDS = 6;

/** Each word must stand somewhere; what LIKE understands is taken literally. */
const wordsOf = (search: string | undefined): string[] =>
  (search ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
