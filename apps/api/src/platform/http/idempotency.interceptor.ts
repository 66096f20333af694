import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { createApiKey, isRaw } from '@mailwright/contracts';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { catchError, concatMap, from, type Observable, of, switchMap, throwError } from 'rxjs';
import { Database, row } from '../database/database.js';
import type { RequestWithActor } from './actor.js';
import { DomainError } from './domain-error.js';
import { endpointOf } from './handles.js';

interface Kept {
  requestHash: Buffer;
  status: number | null;
  response: unknown;
}

/** A request that began this long ago and left no answer died with its process: it may be tried again. */
const ABANDONED = `interval '2 minutes'`;
const MAX_KEY = 200;

/**
 * `Idempotency-Key` on POST: the same request with the same key is done once, and answered with what the first one
 * answered. Only inside a workspace, where the caller is known, and only for this caller. The answer that holds a new
 * API key is never kept: it would be the one place where a key can be read later.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = endpointOf(context);
    const http = context.switchToHttp();
    const request = http.getRequest<RequestWithActor>();
    const key = request.headers['idempotency-key'];
    const { workspaceId } = request.params as { workspaceId?: string };
    if (
      endpoint.method !== 'POST' ||
      typeof key !== 'string' ||
      !workspaceId ||
      endpoint.id === createApiKey.id ||
      isRaw(endpoint.body) ||
      request.body instanceof Readable ||
      isRaw(endpoint.response)
    )
      return next.handle();
    if (key.length > MAX_KEY)
      throw new DomainError(
        'idempotency.key_too_long',
        'invalid',
        `An Idempotency-Key has at most ${MAX_KEY} characters.`,
      );
    const hash = createHash('sha256')
      .update(`${callerOf(request)}\n${request.url}\n${JSON.stringify(request.body ?? null)}`)
      .digest();
    return from(this.begin(workspaceId, key, hash)).pipe(
      switchMap((kept) => {
        if (!kept) return this.perform(workspaceId, key, endpoint.status, next);
        void http.getResponse<FastifyReply>().header('idempotency-replayed', 'true');
        return of(kept.response);
      }),
    );
  }

  private perform(workspaceId: string, key: string, status: number, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      concatMap(async (value: unknown) => {
        await this.database.manager.query(
          `update idempotency_keys set status = $3, response = $4 where workspace_id = $1 and key = $2`,
          [workspaceId, key, status, JSON.stringify(value)],
        );
        return value;
      }),
      // What was refused was not done: the same key may be used for the corrected request.
      catchError((error: unknown) =>
        from(
          this.database.manager.query(
            `delete from idempotency_keys where workspace_id = $1 and key = $2 and status is null`,
            [workspaceId, key],
          ),
        ).pipe(concatMap(() => throwError(() => error))),
      ),
    );
  }

  /** Null: the caller is the first and goes on. Otherwise the kept answer. */
  private async begin(workspaceId: string, key: string, hash: Buffer): Promise<Kept | null> {
    const won = await row(
      this.database.manager,
      `insert into idempotency_keys (workspace_id, key, request_hash) values ($1, $2, $3)
         on conflict (workspace_id, key) do update set created_at = now(), request_hash = excluded.request_hash
            where idempotency_keys.status is null and idempotency_keys.created_at < now() - ${ABANDONED}
       returning key`,
      [workspaceId, key, hash],
    );
    if (won) return null;
    const kept = await row<Kept>(
      this.database.manager,
      `select request_hash as "requestHash", status, response from idempotency_keys where workspace_id = $1 and key = $2`,
      [workspaceId, key],
    );
    if (kept && !kept.requestHash.equals(hash))
      throw new DomainError(
        'idempotency.key_reused',
        'conflict',
        'This Idempotency-Key was used for another request.',
        'Use a new key for a new request.',
      );
    if (!kept || kept.status === null)
      throw new DomainError(
        'idempotency.in_progress',
        'conflict',
        'The first request with this key is still being worked on.',
        'Ask again in a moment.',
      );
    return kept;
  }
}

const callerOf = ({ actor }: RequestWithActor): string =>
  actor?.kind === 'person' ? actor.userId : actor?.kind === 'api_key' ? actor.keyId : '';
