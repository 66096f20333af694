import { Injectable } from '@nestjs/common';
import type { WorldSummary } from '@mailwright/sandbox';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../platform/database/database.js';

export type WorldState = 'starting' | 'running' | 'stopped' | 'failed';
export type MailingKind = 'campaign' | 'test' | 'reply' | 'transactional' | 'sequence';

/** A sandbox's world as it was decided when the workspace was made, and what it was filled with. */
export interface WorldRow {
  workspaceId: string;
  seed: number;
  people: number;
  delayScale: number;
  accountId: string | null;
  mailboxId: string | null;
  campaignId: string | null;
  seededAt: Date | null;
}

export interface WorldStateRow {
  state: WorldState;
  says: string;
  people: number;
  pendingActs: number;
  reportedAt: Date | null;
  secondsSinceReport: number | null;
  campaignId: string | null;
}

export interface TruthRow {
  mailingId: string;
  kind: MailingKind;
  campaignId: string | null;
  truth: WorldSummary;
  reportedAt: Date;
}

const WORLD = `
  select s.workspace_id as "workspaceId", s.seed, s.people_count as people, k.delay_scale as "delayScale",
         s.account_id as "accountId", s.mailbox_id as "mailboxId", s.campaign_id as "campaignId", s.seeded_at as "seededAt"
    from sandbox_worlds s join workspace_kinds k on k.workspace_id = s.workspace_id`;

@Injectable()
export class SandboxRepository {
  /** Holds the row until the transaction ends: of two who fill a sandbox the second finds it filled. */
  async lock(manager: EntityManager, workspaceId: string): Promise<WorldRow | null> {
    return row<WorldRow>(manager, `${WORLD} where s.workspace_id = $1 for update of s`, [workspaceId]);
  }

  /** Every sandbox that has what its world needs. */
  filled(manager: EntityManager): Promise<WorldRow[]> {
    return rows<WorldRow>(manager, `${WORLD} where s.mailbox_id is not null and s.account_id is not null`);
  }

  async setParts(
    manager: EntityManager,
    workspaceId: string,
    parts: { accountId: string; mailboxId: string },
  ): Promise<void> {
    await manager.query(
      `update sandbox_worlds set account_id = $2, mailbox_id = $3 where workspace_id = $1`,
      [workspaceId, parts.accountId, parts.mailboxId],
    );
  }

  async setSeeded(manager: EntityManager, workspaceId: string, campaignId: string): Promise<void> {
    await manager.query(
      `update sandbox_worlds set campaign_id = $2, seeded_at = now() where workspace_id = $1`,
      [workspaceId, campaignId],
    );
  }

  /** Says how a world does; true when that is something new for people. */
  async report(
    manager: EntityManager,
    workspaceId: string,
    report: { state: WorldState; says: string; smtpPort: number | null; pendingActs: number },
  ): Promise<boolean> {
    const values = [workspaceId, report.state, report.says, report.smtpPort, report.pendingActs];
    const known = await row<{ same: boolean }>(
      manager,
      `select (state, says) is not distinct from ($2, $3) as same from sandbox_worlds where workspace_id = $1`,
      values.slice(0, 3),
    );
    const count = await changed(
      manager,
      `update sandbox_worlds set state = $2, says = $3, smtp_port = $4, pending_acts = $5, reported_at = now()
        where workspace_id = $1`,
      values,
    );
    return count > 0 && known?.same === false;
  }

  async reportTruths(
    manager: EntityManager,
    workspaceId: string,
    truths: ReadonlyMap<number, WorldSummary>,
  ): Promise<void> {
    if (truths.size === 0) return;
    const given = [...truths].map(([number, truth]) => ({ number, truth }));
    await manager.query(
      `insert into sandbox_truths (workspace_id, mailing_number, truth)
       select s.workspace_id, t.number, t.truth
         from sandbox_worlds s, jsonb_to_recordset($2::jsonb) as t(number integer, truth jsonb)
        where s.workspace_id = $1
       on conflict (workspace_id, mailing_number) do update set truth = excluded.truth, reported_at = now()`,
      [workspaceId, JSON.stringify(given)],
    );
  }

  state(manager: EntityManager, workspaceId: string): Promise<WorldStateRow | null> {
    return row<WorldStateRow>(
      manager,
      `select state, says, people_count as people, pending_acts as "pendingActs", reported_at as "reportedAt",
              extract(epoch from now() - reported_at)::float as "secondsSinceReport", campaign_id as "campaignId"
         from sandbox_worlds where workspace_id = $1`,
      [workspaceId],
    );
  }

  async truthOfAll(manager: EntityManager, workspaceId: string): Promise<WorldSummary | null> {
    const found = await row<{ truth: WorldSummary }>(
      manager,
      `select truth from sandbox_truths where workspace_id = $1 and mailing_number = 0`,
      [workspaceId],
    );
    return found?.truth ?? null;
  }

  truths(
    manager: EntityManager,
    workspaceId: string,
    campaignId: string | null,
    limit: number,
  ): Promise<TruthRow[]> {
    return rows<TruthRow>(
      manager,
      `select n.mailing_id as "mailingId", n.kind, n.campaign_id as "campaignId", t.truth, t.reported_at as "reportedAt"
         from sandbox_truths t
         join mailing_numbers n on n.workspace_id = t.workspace_id and n.mailing_number = t.mailing_number
        where t.workspace_id = $1 and ($2::uuid is null or n.campaign_id = $2)
        order by t.mailing_number desc limit $3`,
      [workspaceId, campaignId, limit],
    );
  }

  /** The newest mailings of a workspace by their short names. */
  async mailingNumbers(manager: EntityManager, workspaceId: string, limit: number): Promise<number[]> {
    const found = await rows<{ number: number }>(
      manager,
      `select mailing_number as number from mailing_numbers where workspace_id = $1 order by mailing_number desc limit $2`,
      [workspaceId, limit],
    );
    return found.map(({ number }) => number);
  }

  /** From addresses whose answers a mailbox reads. */
  async addressesReadBy(manager: EntityManager, workspaceId: string, mailboxId: string): Promise<string[]> {
    const found = await rows<{ address: string }>(
      manager,
      `select distinct lower(from_address) as address from identity_addresses
        where workspace_id = $1 and mailbox_id = $2 order by 1`,
      [workspaceId, mailboxId],
    );
    return found.map(({ address }) => address);
  }
}
