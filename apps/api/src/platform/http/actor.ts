import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Role } from '@mailwright/contracts';
import type { FastifyRequest } from 'fastify';

/** Who calls: a person who is signed in, a program with a key, or nobody that we know. */
export type Actor =
  | { kind: 'person'; userId: string; sessionId: string; name: string; email: string }
  | { kind: 'api_key'; keyId: string; workspaceId: string; role: Role }
  | { kind: 'nobody' };

/** Finds out who calls. Implemented by the sign-in module: the platform knows no tables of it. */
export abstract class Identification {
  abstract identify(request: FastifyRequest): Promise<Actor>;
  /** The role of the actor in a workspace, or null for a stranger. */
  abstract roleIn(actor: Actor, workspaceId: string): Promise<Role | null>;
}

export interface RequestWithActor extends FastifyRequest {
  actor?: Actor;
  role?: Role;
}

/** The caller, as the guard found it. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return context.switchToHttp().getRequest<RequestWithActor>().actor ?? { kind: 'nobody' };
});

/** The person's id for records of who did what; null for a program. */
export const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);
