import { Injectable } from '@nestjs/common';
import type { Role } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../platform/database/database.js';

export interface MemberRow {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  joinedAt: Date;
}
export interface InvitationRow {
  id: string;
  email: string;
  role: Role;
  status: string;
  expiresAt: Date;
}

/** Members and invitations of a workspace, in the sign-in library's tables. */
@Injectable()
export class MembersRepository {
  members(manager: EntityManager, workspaceId: string): Promise<MemberRow[]> {
    return rows<MemberRow>(
      manager,
      `select m."id", m."userId", u."name", u."email", m."role", m."createdAt" as "joinedAt"
         from auth."member" m join auth."user" u on u."id" = m."userId" where m."organizationId" = $1 order by m."createdAt"`,
      [workspaceId],
    );
  }

  openInvitations(manager: EntityManager, workspaceId: string): Promise<InvitationRow[]> {
    return rows<InvitationRow>(
      manager,
      `select "id", "email", "role", "status", "expiresAt" from auth."invitation"
        where "organizationId" = $1 and "status" = 'pending' and "expiresAt" > now() order by "createdAt"`,
      [workspaceId],
    );
  }

  async invite(
    manager: EntityManager,
    workspaceId: string,
    inviterId: string,
    email: string,
    role: Role,
  ): Promise<InvitationRow> {
    const made = await row<InvitationRow>(
      manager,
      `insert into auth."invitation" ("organizationId", "email", "role", "status", "expiresAt", "inviterId")
         values ($1, lower($2), $3, 'pending', now() + interval '7 days', $4) returning "id", "email", "role", "status", "expiresAt"`,
      [workspaceId, email, role, inviterId],
    );
    if (!made) throw new Error('The insert returned no row.');
    return made;
  }

  revoke(manager: EntityManager, workspaceId: string, id: string): Promise<number> {
    return changed(
      manager,
      `update auth."invitation" set "status" = 'canceled' where "organizationId" = $1 and "id" = $2 and "status" = 'pending'`,
      [workspaceId, id],
    );
  }

  /** Every member, locked: who counts owners must not be overtaken. */
  lockMembers(manager: EntityManager, workspaceId: string): Promise<{ id: string; role: Role }[]> {
    return rows(manager, `select "id", "role" from auth."member" where "organizationId" = $1 for update`, [
      workspaceId,
    ]);
  }

  async setRole(manager: EntityManager, workspaceId: string, id: string, role: Role): Promise<void> {
    await manager.query(`update auth."member" set "role" = $3 where "organizationId" = $1 and "id" = $2`, [
      workspaceId,
      id,
      role,
    ]);
  }

  async remove(manager: EntityManager, workspaceId: string, id: string): Promise<void> {
    await manager.query(`delete from auth."member" where "organizationId" = $1 and "id" = $2`, [
      workspaceId,
      id,
    ]);
  }

  /** What somebody invited as an owner ends with being one: a removed or demoted owner lets nobody in any more. */
  async cancelInvitationsOf(manager: EntityManager, workspaceId: string, memberId: string): Promise<void> {
    await manager.query(
      `update auth."invitation" i set "status" = 'canceled' from auth."member" m
        where m."organizationId" = $1 and m."id" = $2
          and i."organizationId" = $1 and i."inviterId" = m."userId" and i."status" = 'pending'`,
      [workspaceId, memberId],
    );
  }
}
