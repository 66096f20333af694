import { Controller, Req } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import { type Actor, CurrentActor, personOf, type RequestWithActor } from '../../platform/http/actor.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { Handles, Input } from '../../platform/http/handles.js';
import { ApiKeysService } from './api-keys.service.js';
import { MembersService } from './members.service.js';
import { WorkspacesService } from './workspaces.service.js';

const done = { done: true } as const;

@Controller()
export class WorkspacesController {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly members: MembersService,
    private readonly keys: ApiKeysService,
  ) {}

  @Handles(c.listWorkspaces)
  async list(@CurrentActor() actor: Actor) {
    const userId = this.person(actor);
    return {
      items: await this.workspaces.ofPerson(userId),
      mayMakeReal: await this.workspaces.mayMakeReal(userId),
    };
  }

  @Handles(c.createWorkspace)
  create(@Input() { body }: c.InputOf<typeof c.createWorkspace>, @CurrentActor() actor: Actor) {
    return this.workspaces.create(this.person(actor), body);
  }

  @Handles(c.getWorkspace)
  get(@Input() { params }: c.InputOf<typeof c.getWorkspace>, @Req() request: RequestWithActor) {
    return this.workspaces.get(params.workspaceId, request.role ?? 'viewer');
  }

  @Handles(c.changeWorkspace)
  change(@Input() { params, body }: c.InputOf<typeof c.changeWorkspace>, @Req() request: RequestWithActor) {
    return this.workspaces.change(params.workspaceId, request.role ?? 'viewer', body);
  }

  @Handles(c.listMembers)
  listMembers(@Input() { params }: c.InputOf<typeof c.listMembers>, @Req() request: RequestWithActor) {
    return this.members.list(params.workspaceId, request.role ?? 'viewer');
  }

  @Handles(c.invite)
  invite(@Input() { params, body }: c.InputOf<typeof c.invite>, @CurrentActor() actor: Actor) {
    return this.members.invite(params.workspaceId, actor, body.email, body.role);
  }

  @Handles(c.revokeInvitation)
  async revokeInvitation(@Input() { params }: c.InputOf<typeof c.revokeInvitation>) {
    await this.members.revoke(params.workspaceId, params.id);
    return done;
  }

  @Handles(c.changeMember)
  async changeMember(@Input() { params, body }: c.InputOf<typeof c.changeMember>) {
    await this.members.changeRole(params.workspaceId, params.id, body.role);
    return done;
  }

  @Handles(c.removeMember)
  async removeMember(@Input() { params }: c.InputOf<typeof c.removeMember>) {
    await this.members.remove(params.workspaceId, params.id);
    return done;
  }

  @Handles(c.listApiKeys)
  async listKeys(@Input() { params }: c.InputOf<typeof c.listApiKeys>) {
    return { items: await this.keys.list(params.workspaceId) };
  }

  @Handles(c.createApiKey)
  createKey(@Input() { params, body }: c.InputOf<typeof c.createApiKey>) {
    return this.keys.create(params.workspaceId, body.name, body.role);
  }

  @Handles(c.revokeApiKey)
  async revokeKey(@Input() { params }: c.InputOf<typeof c.revokeApiKey>) {
    await this.keys.revoke(params.workspaceId, params.id);
    return done;
  }

  private person(actor: Actor): string {
    const userId = personOf(actor);
    if (!userId)
      throw new DomainError(
        'access.person_needed',
        'forbidden',
        'A key cannot do this.',
        'Sign in as a person.',
      );
    return userId;
  }
}
