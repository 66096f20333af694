import { Injectable } from '@nestjs/common';
import type { Role } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { row } from '../../platform/database/database.js';

export interface InvitationRow {
  id: string;
  email: string;
  role: Role;
  workspaceId: string;
  workspaceName: string;
  inviterName: string;
  hasAccount: boolean;
}

/** People and invitations in the sign-in library's tables: the only SQL that writes there besides the library. */
@Injectable()
export class PeopleRepository {
  async anybodyThere(manager: EntityManager): Promise<boolean> {
    const found = await row<{ there: boolean }>(
      manager,
      `select exists (select 1 from auth."user") as there`,
    );
    return found?.there ?? false;
  }

  /** Two people may press "create the owner" at once: the second waits here and then finds the first. */
  async lockSetup(manager: EntityManager): Promise<void> {
    await manager.query('select pg_advisory_xact_lock(7241905)');
  }

  async addPerson(
    manager: EntityManager,
    person: { name: string; email: string; passwordHash: string },
  ): Promise<string> {
    const user = await row<{ id: string }>(
      manager,
      `insert into auth."user" ("name", "email", "emailVerified", "updatedAt") values ($1, lower($2), true, now()) returning "id"`,
      [person.name, person.email],
    );
    if (!user) throw new Error('The insert returned no row.');
    await manager.query(
      `insert into auth."account" ("accountId", "providerId", "userId", "password", "updatedAt") values ($1::text, 'credential', $1::uuid, $2, now())`,
      [user.id, person.passwordHash],
    );
    return user.id;
  }

  /** Held until the transaction ends: of two invitations to one new address, the second finds the person of the first. */
  async lockAddress(manager: EntityManager, email: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(7241906, hashtext(lower($1)))`, [email]);
  }

  async personByEmail(manager: EntityManager, email: string): Promise<{ id: string } | null> {
    return row(manager, `select "id" from auth."user" where "email" = lower($1)`, [email]);
  }

  /** An invitation that can still be accepted: who sent it is still an owner. */
  async openInvitation(manager: EntityManager, id: string): Promise<InvitationRow | null> {
    return row<InvitationRow>(
      manager,
      `select i."id", i."email", i."role", i."organizationId" as "workspaceId", o."name" as "workspaceName", u."name" as "inviterName",
              exists (select 1 from auth."user" p where p."email" = lower(i."email")) as "hasAccount"
         from auth."invitation" i
         join auth."organization" o on o."id" = i."organizationId"
         join auth."user" u on u."id" = i."inviterId"
         join auth."member" m on m."organizationId" = i."organizationId" and m."userId" = i."inviterId" and m."role" = 'owner'
        where i."id" = $1 and i."status" = 'pending' and i."expiresAt" > now()`,
      [id],
    );
  }

  /** Two may accept at once: the second waits here and then finds it accepted. False: it is gone. */
  async lockInvitation(manager: EntityManager, id: string): Promise<boolean> {
    const open = await row(
      manager,
      `select 1 from auth."invitation" where "id" = $1 and "status" = 'pending' for update`,
      [id],
    );
    return open !== null;
  }

  /** Returns false when somebody else accepted it first. */
  async accept(manager: EntityManager, invitation: InvitationRow, userId: string): Promise<boolean> {
    const won = await row(
      manager,
      `update auth."invitation" set "status" = 'accepted' where "id" = $1 and "status" = 'pending' returning "id"`,
      [invitation.id],
    );
    if (!won) return false;
    await manager.query(
      `insert into auth."member" ("organizationId", "userId", "role", "createdAt") values ($1, $2, $3, now())
         on conflict ("organizationId", "userId") do nothing`,
      [invitation.workspaceId, userId, invitation.role],
    );
    return true;
  }
}
