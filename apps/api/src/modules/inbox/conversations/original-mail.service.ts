import { Injectable } from '@nestjs/common';
import type { ConversationMessage } from '@mailwright/contracts';
import { type CompiledContent, createRenderer } from '@mailwright/templating';
import type { EntityManager } from 'typeorm';
import { row } from '../../../platform/database/database.js';
import { fieldsOf, type MailingMessage } from '../../sending/public.js';

interface OriginalRow {
  content: CompiledContent | null;
  message: MailingMessage;
  email: string;
  provider: string;
  state: string;
  reply: string | null;
  acceptedAt: Date | null;
  settledAt: Date | null;
  firstName: string | null;
  lastName: string | null;
  attributes: Record<string, unknown> | null;
  language: string | null;
  timeZone: string | null;
  clickedAt: Date | null;
  openedAt: Date | null;
}

/** The campaign's mail as this person got it: rendered again from what was compiled, never stored per person. */
@Injectable()
export class OriginalMailService {
  async of(
    manager: EntityManager,
    workspaceId: string,
    mailingId: string,
    contactId: string,
  ): Promise<Extract<ConversationMessage, { kind: 'campaign_mail' }> | null> {
    const found = await row<OriginalRow>(
      manager,
      `select w.content, w.message, d.email, d.provider, d.state, d.reply, d.accepted_at as "acceptedAt", d.settled_at as "settledAt",
              c.first_name as "firstName", c.last_name as "lastName", c.attributes, c.language, c.time_zone as "timeZone",
              e.clicked_at as "clickedAt", e.opened_at as "openedAt"
         from ledger_deliveries d
         join mailing_words w on w.workspace_id = d.workspace_id and w.mailing_id = d.mailing_id
         left join contact_recipients c on c.workspace_id = d.workspace_id and c.contact_id = d.contact_id
         left join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
        where d.workspace_id = $1 and d.mailing_id = $2 and d.contact_id = $3`,
      [workspaceId, mailingId, contactId],
    );
    if (!found) return null;
    const words = wordsOf(found);
    return {
      kind: 'campaign_mail',
      id: mailingId,
      at: (found.acceptedAt ?? found.settledAt)?.toISOString() ?? null,
      from: found.message.from,
      subject: words.subject,
      text: words.text,
      provider: found.provider,
      state: found.state,
      reply: found.reply,
      clickedAt: found.clickedAt?.toISOString() ?? null,
      openedAt: found.openedAt?.toISOString() ?? null,
    };
  }
}

function wordsOf(found: OriginalRow): { subject: string; text: string } {
  if (found.message.literal) return found.message.literal;
  if (!found.content) return { subject: '', text: '' };
  const { content } = found;
  const rendered = createRenderer(content).render(found.message.sampleFields ?? fieldsOf(found), {
    // The page shows where a link leads; it must not look like a click of this person.
    click: (no, dynamicUrl) => dynamicUrl ?? content.links.find((link) => link.no === no)?.url ?? '',
    pixel: null,
    unsubscribe: '',
    view: '',
  });
  return 'problem' in rendered ? { subject: content.subject, text: '' } : rendered;
}
