import { Injectable } from '@nestjs/common';
import type { Role } from '@mailwright/contracts';
import type { FastifyRequest } from 'fastify';
import { Database, row } from '../../platform/database/database.js';
import { type Actor, Identification } from '../../platform/http/actor.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { hashOfKey } from '../../platform/http/key-hash.js';
import { AuthService } from './auth.service.js';
import { headersOf } from './auth-handler.js';

/** A session's cookie, or a key in the Authorization header. */
@Injectable()
export class SessionIdentification extends Identification {
  constructor(
    private readonly auth: AuthService,
    private readonly database: Database,
  ) {
    super();
  }

  async identify(request: FastifyRequest): Promise<Actor> {
    const { authorization } = request.headers;
    if (authorization?.startsWith('Bearer ')) return this.byKey(authorization.slice('Bearer '.length));
    if (!request.headers.cookie) return { kind: 'nobody' };
    const session = await this.sessionOf(request);
    if (!session) return { kind: 'nobody' };
    const { id: userId, name, email } = session.user;
    return { kind: 'person', userId, sessionId: session.session.id, name, email };
  }

  /** The library hides why it cannot read a session: the database is asked itself, and says so if it is that. */
  private async sessionOf(request: FastifyRequest) {
    try {
      return await this.auth.auth.api.getSession({ headers: headersOf(request) });
    } catch (error) {
      await this.database.manager.query('select 1');
      throw error;
    }
  }

  async roleIn(actor: Actor, workspaceId: string): Promise<Role | null> {
    if (actor.kind === 'api_key') return actor.workspaceId === workspaceId ? actor.role : null;
    if (actor.kind === 'nobody' || !UUID.test(workspaceId)) return null;
    const member = await row<{ role: Role }>(
      this.database.manager,
      `select "role" from auth."member" where "organizationId" = $1 and "userId" = $2`,
      [workspaceId, actor.userId],
    );
    return member?.role ?? null;
  }

  private async byKey(key: string): Promise<Actor> {
    const found = await row<{ id: string; workspaceId: string; role: Role }>(
      this.database.manager,
      `update api_keys set last_used_at = now() where hash = $1 and revoked_at is null
         returning id, workspace_id as "workspaceId", role`,
      [hashOfKey(key)],
    );
    if (!found)
      throw new DomainError(
        'session.key_unknown',
        'not_signed_in',
        'This key is not known or was revoked.',
        'Make a new one in the settings.',
      );
    return { kind: 'api_key', keyId: found.id, workspaceId: found.workspaceId, role: found.role };
  }
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
