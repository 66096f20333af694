import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@mailwright/contracts';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/actor.js';
import { DomainError, notFound } from '../../platform/http/domain-error.js';
import { PUBLIC_URL } from '../../platform/http/public-url.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { type InvitationRow, MembersRepository } from './members.repository.js';

/** Who belongs to a workspace and with which role. There is always at least one owner. */
@Injectable()
export class MembersService {
  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly live: LiveBus,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /** An open invitation's link lets whoever has it in, with the invitation's role: only owners see them. */
  async list(workspaceId: string, role: Role) {
    const { manager } = this.database;
    const members = await this.members.members(manager, workspaceId);
    const invitations = role === 'owner' ? await this.members.openInvitations(manager, workspaceId) : [];
    return {
      members: members.map((member) => ({ ...member, joinedAt: member.joinedAt.toISOString() })),
      invitations: invitations.map((one) => this.present(one)),
    };
  }

  async invite(workspaceId: string, actor: Actor, email: string, role: Role) {
    if (actor.kind !== 'person')
      throw new DomainError(
        'access.person_needed',
        'forbidden',
        'Only a person can invite.',
        'Sign in as an owner.',
      );
    return this.present(
      await this.members.invite(this.database.manager, workspaceId, actor.userId, email, role),
    );
  }

  async revoke(workspaceId: string, id: string): Promise<void> {
    if ((await this.members.revoke(this.database.manager, workspaceId, id)) === 0)
      throw notFound('invitation');
  }

  async changeRole(workspaceId: string, id: string, role: Role): Promise<void> {
    await this.database.transaction(async (manager) => {
      this.requireAnotherOwner(await this.members.lockMembers(manager, workspaceId), id, role === 'owner');
      if (role !== 'owner') await this.members.cancelInvitationsOf(manager, workspaceId, id);
      await this.members.setRole(manager, workspaceId, id, role);
      await this.live.tell(manager, { workspaceId, topic: 'members' });
    });
  }

  async remove(workspaceId: string, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      this.requireAnotherOwner(await this.members.lockMembers(manager, workspaceId), id, false);
      await this.members.cancelInvitationsOf(manager, workspaceId, id);
      await this.members.remove(manager, workspaceId, id);
      await this.live.tell(manager, { workspaceId, topic: 'members' });
    });
  }

  private requireAnotherOwner(all: { id: string; role: Role }[], id: string, staysOwner: boolean): void {
    if (!all.some((member) => member.id === id)) throw notFound('member');
    if (staysOwner || all.some((member) => member.role === 'owner' && member.id !== id)) return;
    throw new DomainError(
      'member.last_owner',
      'conflict',
      'This is the only owner of the workspace.',
      'Make somebody else an owner first.',
    );
  }

  private present(one: InvitationRow) {
    return { ...one, expiresAt: one.expiresAt.toISOString(), link: `${this.publicUrl}/invitation/${one.id}` };
  }
}
