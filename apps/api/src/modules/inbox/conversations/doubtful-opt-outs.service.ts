import { Injectable } from '@nestjs/common';
import { Database, row } from '../../../platform/database/database.js';
import { DomainError, notFound } from '../../../platform/http/domain-error.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { emailKeyOf, SuppressionsService } from '../../suppressions/public.js';
import type { StoredMatch, StoredVerdict } from '../intake/message-row.js';

interface Asked {
  kind: string;
  from: string;
  match: StoredMatch | null;
  verdict: StoredVerdict;
  conversationId: string | null;
}

/** Opt-outs in words that wait for a person of ours, because their sender may be made up (docs/adr/0009). */
@Injectable()
export class DoubtfulOptOuts {
  constructor(
    private readonly database: Database,
    private readonly suppressions: SuppressionsService,
    private readonly live: LiveBus,
  ) {}

  /** Doing it again changes nothing. Who is meant is whom we mailed, else who wrote. */
  async confirm(workspaceId: string, messageId: string, by: string | null): Promise<void> {
    await this.database.transaction(async (manager) => {
      const asked = await row<Asked>(
        manager,
        `select kind, from_address as "from", match, verdict, conversation_id as "conversationId"
           from inbox_messages where workspace_id = $1 and id = $2 for update`,
        [workspaceId, messageId],
      );
      if (!asked) throw notFound('message');
      const address = asked.match?.email ?? asked.from;
      if (asked.kind !== 'unsubscribe' || !emailKeyOf(address).ok)
        throw new DomainError('message.no_opt_out', 'conflict', 'This message asks for no end of the mail.');
      await this.suppressions.suppress(manager, workspaceId, {
        address,
        scope: 'marketing',
        reason: 'opted_out_in_words',
        evidence: { messageId, words: asked.verdict.evidence[0]?.phrase ?? '', confirmedBy: by },
      });
      await manager.query(
        `update inbox_messages
            set match = jsonb_set(match, '{done}', ((match -> 'done') - 'suppressed') || '["suppressed"]'::jsonb)
          where workspace_id = $1 and id = $2 and match is not null`,
        [workspaceId, messageId],
      );
      await manager.query(
        `update conversations set state = 'done', unread = false, awaits_answer = false, version = version + 1
          where workspace_id = $1 and id = $2`,
        [workspaceId, asked.conversationId],
      );
      await this.live.tell(manager, { workspaceId, topic: 'inbox' });
    });
  }
}
