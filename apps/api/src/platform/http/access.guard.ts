import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Role } from '@mailwright/contracts';
import { Identification, type RequestWithActor } from './actor.js';
import { DomainError } from './domain-error.js';
import { endpointOf } from './handles.js';
import { TrustedOrigins } from './trusted-origins.js';

const rank: Record<Role, number> = { viewer: 1, editor: 2, owner: 3 };

/** Every request passes here: the endpoint's access rule, the workspace of its path, and the origin of a cookie's request. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly identification: Identification,
    private readonly origins: TrustedOrigins,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { access, internal } = endpointOf(context);
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    if (access === 'public' && internal) return true;
    const actor = await this.identification.identify(request);
    request.actor = actor;
    // A cookie travels with a request that another site provoked: what changes something must come from our own page.
    if (request.method !== 'GET' && actor.kind !== 'api_key') this.origins.check(request);
    if (access === 'public') return true;
    if (actor.kind === 'nobody')
      throw new DomainError(
        'session.needed',
        'not_signed_in',
        'You are not signed in.',
        'Sign in and try again.',
      );
    if (access === 'signed_in') {
      if (actor.kind === 'api_key')
        throw new DomainError(
          'access.person_needed',
          'forbidden',
          'A key cannot do this.',
          'Sign in as a person.',
        );
      return true;
    }
    const { workspaceId } = request.params as { workspaceId?: string };
    if (!workspaceId) throw new Error('A workspace rule on a path without :workspaceId.');
    const role = await this.identification.roleIn(actor, workspaceId);
    // A stranger learns nothing about which workspaces exist.
    if (!role) throw new DomainError('workspace.not_found', 'not_found', 'There is no such workspace here.');
    if (rank[role] < rank[access])
      throw new DomainError(
        'access.role_needed',
        'forbidden',
        `This needs the role ${access}; you are ${role}.`,
        'Ask an owner of the workspace.',
      );
    request.role = role;
    return true;
  }
}
