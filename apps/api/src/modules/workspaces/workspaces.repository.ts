import { Injectable } from '@nestjs/common';
import type { Role } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { row, rows } from '../../platform/database/database.js';
import { WorkspaceEntity } from './workspace.entity.js';

/** Compressed time of a sandbox: the first retry after five minutes comes after 1.2 seconds. */
export const SANDBOX_DELAY_SCALE = 0.004;

export type WorldState = 'starting' | 'running' | 'stopped' | 'failed';
export interface WorkspaceRow extends WorkspaceEntity {
  role: Role;
  worldState: WorldState | null;
  worldSays: string | null;
  worldPeople: number | null;
  worldPendingActs: number | null;
}

const SELECT = `
  select w.id, w.kind, w.name, w.legal_name as "legalName", w.postal_address as "postalAddress", w.time_zone as "timeZone",
         w.currency, w.browser_orders_count as "browserOrdersCount", trim_scale(w.browser_order_limit)::text as "browserOrderLimit", w.delay_scale as "delayScale",
         w.keep_originals_days as "keepOriginalsDays", w.version, s.state as "worldState", s.says as "worldSays",
         s.people_count as "worldPeople", s.pending_acts as "worldPendingActs"`;

@Injectable()
export class WorkspacesRepository {
  async ofPerson(manager: EntityManager, userId: string): Promise<WorkspaceRow[]> {
    return rows<WorkspaceRow>(
      manager,
      `${SELECT}, m."role" from auth."member" m join workspaces w on w.id = m."organizationId"
         left join sandbox_worlds s on s.workspace_id = w.id
        where m."userId" = $1 order by w.created_at`,
      [userId],
    );
  }

  /** The first person of the installation, or an owner of a real workspace. */
  async mayMakeReal(manager: EntityManager, userId: string): Promise<boolean> {
    const found = await row<{ may: boolean }>(
      manager,
      `select $1::uuid = (select "id" from auth."user" order by "createdAt", "id" limit 1)
           or exists (select 1 from auth."member" m join workspaces w on w.id = m."organizationId"
                       where m."userId" = $1 and m."role" = 'owner' and w.kind = 'real') as may`,
      [userId],
    );
    return found?.may ?? false;
  }

  async byId(manager: EntityManager, id: string, role: Role): Promise<WorkspaceRow | null> {
    return row<WorkspaceRow>(
      manager,
      `${SELECT}, $2::text as role from workspaces w left join sandbox_worlds s on s.workspace_id = w.id where w.id = $1`,
      [id, role],
    );
  }

  async create(
    manager: EntityManager,
    input: {
      kind: 'real' | 'sandbox';
      name: string;
      timeZone: string;
      currency: string;
      ownerId: string;
      people: number;
    },
  ): Promise<string> {
    const made = await row<{ id: string }>(
      manager,
      `insert into auth."organization" ("name", "slug", "createdAt") values ($1, uuidv7()::text, now()) returning "id"`,
      [input.name],
    );
    if (!made) throw new Error('The insert returned no row.');
    await manager.query(
      `insert into auth."member" ("organizationId", "userId", "role", "createdAt") values ($1, $2, 'owner', now())`,
      [made.id, input.ownerId],
    );
    await manager.query(
      `insert into workspaces (id, kind, name, time_zone, currency, delay_scale) values ($1, $2, $3, $4, $5, $6)`,
      [
        made.id,
        input.kind,
        input.name,
        input.timeZone,
        input.currency,
        input.kind === 'sandbox' ? SANDBOX_DELAY_SCALE : 1,
      ],
    );
    if (input.kind === 'sandbox')
      await manager.query(
        `insert into sandbox_worlds (workspace_id, seed, people_count, says) values ($1, 1 + floor(random() * 1e9)::int, $2, 'Its people are moving in.')`,
        [made.id, input.people],
      );
    return made.id;
  }

  /** Whether it was changed: not when somebody else saved since `version`. */
  async change(
    manager: EntityManager,
    id: string,
    version: number,
    values: Partial<Omit<WorkspaceEntity, 'version'>>,
  ): Promise<boolean> {
    const { affected } = await manager.update(WorkspaceEntity, { id, version }, values);
    if (affected === 0) return false;
    if (values.name)
      await manager.query(`update auth."organization" set "name" = $2 where "id" = $1`, [id, values.name]);
    return true;
  }
}
