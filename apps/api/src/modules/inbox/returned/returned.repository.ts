import { Injectable } from '@nestjs/common';
import type { ReturnedMessage } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { row, rows } from '../../../platform/database/database.js';
import type { StoredMatch, StoredVerdict } from '../intake/message-row.js';
import { GROUP_RETURNED, KINDS, LIST_RETURNED, type ReturnedKind } from './sql/list-returned.js';

export interface ReturnedRow {
  id: string;
  kind: ReturnedMessage['kind'];
  at: Date;
  sortKey: string;
  subject: string;
  from: string;
  verdict: StoredVerdict;
  match: StoredMatch | null;
  contactId: string | null;
  contactKnown: boolean;
  campaignId: string | null;
  campaignName: string | null;
  email: string | null;
  provider: string | null;
  mailboxId: string | null;
  mailboxAddress: string | null;
  suppressedNow: boolean;
}

export interface ReturnedGroupRow {
  kind: ReturnedMessage['kind'];
  category: string | null;
  provider: string | null;
  count: number;
  suppressed: number;
  unproven: number;
  lastAt: Date;
}

@Injectable()
export class ReturnedRepository {
  list(
    manager: EntityManager,
    workspaceId: string,
    query: {
      kind: ReturnedKind;
      campaignId: string | null;
      category: string | null;
      after: readonly unknown[] | null;
      limit: number;
    },
  ): Promise<ReturnedRow[]> {
    const [at, id] = query.after ?? [null, null];
    return rows<ReturnedRow>(manager, LIST_RETURNED, [
      workspaceId,
      KINDS[query.kind],
      query.campaignId,
      query.category,
      at,
      id,
      query.limit + 1,
    ]);
  }

  groups(
    manager: EntityManager,
    workspaceId: string,
    campaignId: string | null,
  ): Promise<ReturnedGroupRow[]> {
    return rows<ReturnedGroupRow>(manager, GROUP_RETURNED, [workspaceId, campaignId]);
  }

  message(
    manager: EntityManager,
    workspaceId: string,
    id: string,
  ): Promise<{ kind: string; match: StoredMatch | null } | null> {
    return row(manager, `select kind, match from inbox_messages where workspace_id = $1 and id = $2`, [
      workspaceId,
      id,
    ]);
  }

  /** Remembers that a person took the consequence back. */
  async noteLifted(manager: EntityManager, workspaceId: string, id: string): Promise<void> {
    await manager.query(
      `update inbox_messages set match = jsonb_set(match, '{done}', (match -> 'done') - 'suppressed' || '["lifted"]'::jsonb)
        where workspace_id = $1 and id = $2`,
      [workspaceId, id],
    );
  }
}
