import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { row, rows } from '../../platform/database/database.js';
import { CampaignEntity, type CampaignState } from './campaign.entity.js';
import { LIST_CAMPAIGNS } from './sql/list-campaigns.js';

export type CampaignValues = Partial<
  Pick<
    CampaignEntity,
    | 'name'
    | 'audience'
    | 'identityId'
    | 'subject'
    | 'preheader'
    | 'templateId'
    | 'contentFormat'
    | 'contentSource'
    | 'contentText'
    | 'attachments'
    | 'trackOpens'
    | 'trackClicks'
    | 'uncertainPolicy'
    | 'undoSeconds'
    | 'fixedCost'
    | 'costPerMessage'
    | 'currency'
    | 'localDate'
    | 'localTime'
    | 'timeZone'
    | 'launchAt'
    | 'mailingId'
    | 'resendOf'
    | 'launchedAt'
    | 'finishedAt'
    | 'stateSays'
  >
>;

export interface CampaignLineRow {
  id: string;
  name: string;
  state: CampaignState;
  stateSays: string;
  localDate: string | null;
  localTime: string | null;
  timeZone: string | null;
  launchAt: Date | null;
  launchedAt: Date | null;
  finishedAt: Date | null;
  createdAt: Date;
  mailingId: string | null;
  currency: string;
}

@Injectable()
export class CampaignsRepository {
  /** How many of these lists the workspace has. */
  async countLists(manager: EntityManager, workspaceId: string, listIds: readonly string[]): Promise<number> {
    const found = await row<{ count: number }>(
      manager,
      `select count(*)::int as count from list_consent where workspace_id = $1 and list_id = any($2::uuid[])`,
      [workspaceId, listIds],
    );
    return found?.count ?? 0;
  }

  async identityThere(manager: EntityManager, workspaceId: string, identityId: string): Promise<boolean> {
    const found = await row(
      manager,
      `select 1 from identity_addresses where workspace_id = $1 and identity_id = $2`,
      [workspaceId, identityId],
    );
    return found !== null;
  }

  get(manager: EntityManager, workspaceId: string, id: string): Promise<CampaignEntity | null> {
    return manager.findOneBy(CampaignEntity, { workspaceId, id });
  }

  async create(
    manager: EntityManager,
    workspaceId: string,
    values: CampaignValues & { name: string; createdBy: string | null },
  ): Promise<string> {
    const made = await row<{ id: string }>(
      manager,
      `insert into campaigns (workspace_id, name, created_by) values ($1, $2, $3) returning id`,
      [workspaceId, values.name, values.createdBy],
    );
    if (!made) throw new Error('The insert returned no row.');
    const { name: _name, createdBy: _createdBy, ...rest } = values;
    if (Object.keys(rest).length > 0)
      await manager.update(CampaignEntity, { workspaceId, id: made.id }, rest);
    return made.id;
  }

  /** Compare-and-set on state and version; false when somebody else was first or the state does not allow it. */
  async change(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    version: number,
    states: CampaignState[],
    values: CampaignValues,
  ): Promise<boolean> {
    const result = await manager
      .createQueryBuilder()
      .update(CampaignEntity)
      .set({ ...values, version: () => 'version + 1', updatedAt: () => 'now()' })
      .where('workspace_id = :workspaceId and id = :id and version = :version and state in (:...states)', {
        workspaceId,
        id,
        version,
        states,
      })
      .execute();
    return (result.affected ?? 0) > 0;
  }

  /** Compare-and-set on the state alone: what people and jobs do to a campaign that exists. Says whether it won. */
  async move(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    from: CampaignState[],
    to: CampaignState,
    values: CampaignValues & { scheduleVersion?: () => string } = {},
  ): Promise<boolean> {
    const result = await manager
      .createQueryBuilder()
      .update(CampaignEntity)
      .set({ ...values, state: to, version: () => 'version + 1', updatedAt: () => 'now()' })
      .where('workspace_id = :workspaceId and id = :id and state in (:...from)', { workspaceId, id, from })
      .execute();
    return (result.affected ?? 0) > 0;
  }

  /** For a launch: only the schedule that the job was made for, only when it is due, only once. */
  async takeForLaunch(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    scheduleVersion: number,
  ): Promise<CampaignEntity | null> {
    const taken = await row<{ id: string }>(
      manager,
      `update campaigns set state = 'launching', version = version + 1, updated_at = now()
        where workspace_id = $1 and id = $2 and schedule_version = $3 and launch_at <= now() + interval '1 second'
          and state in ('scheduled', 'launching') returning id`,
      [workspaceId, id, scheduleVersion],
    );
    return taken ? this.get(manager, workspaceId, id) : null;
  }

  async delete(manager: EntityManager, workspaceId: string, id: string): Promise<boolean> {
    const result = await manager.query(
      `delete from campaigns where workspace_id = $1 and id = $2 and mailing_id is null and state in ('draft', 'cancelled')`,
      [workspaceId, id],
    );
    return (result as [unknown, number])[1] > 0;
  }

  list(
    manager: EntityManager,
    workspaceId: string,
    filter: {
      state: CampaignState | 'going_out' | null;
      search: string | null;
      after: unknown[] | null;
      limit: number;
    },
  ): Promise<CampaignLineRow[]> {
    return rows<CampaignLineRow>(manager, LIST_CAMPAIGNS, [
      workspaceId,
      filter.state,
      filter.search,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit + 1,
    ]);
  }

  inStates(
    manager: EntityManager,
    workspaceId: string,
    states: CampaignState[],
    limit: number,
  ): Promise<CampaignEntity[]> {
    return manager
      .createQueryBuilder(CampaignEntity, 'c')
      .where('c.workspace_id = :workspaceId and c.state in (:...states)', { workspaceId, states })
      .orderBy('c.launch_at', 'ASC')
      .limit(limit)
      .getMany();
  }
}
