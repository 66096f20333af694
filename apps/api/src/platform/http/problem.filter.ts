import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@mailwright/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { databaseTroubleOf } from '../database/database-trouble.js';
import { DomainError, type ErrorLevel } from './domain-error.js';
import { refusedNul } from './nul.js';

const statusOf: Record<ErrorLevel, number> = {
  invalid: 400,
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
};

/** The database is looked for again as often by whoever waits for it. */
const RETRY_AFTER_SECONDS = 5;

/** Every refusal and every failure leaves as RFC 9457 problem details; only an unexpected one is logged as an error. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) {
      const request = http.getRequest<FastifyRequest>();
      this.logger.error({
        event: 'http.failed',
        err: error,
        method: request.method,
        route: request.routeOptions?.url,
      });
    }
    if (reply.sent) return;
    if (problem.status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
  }
}

/** PostgreSQL's refusals of a text that it cannot keep: 22021 character_not_in_repertoire, 22P05 untranslatable_character. */
function isUnstorableText(error: unknown): boolean {
  const { driverError } = (error ?? {}) as { driverError?: { code?: unknown } };
  return driverError?.code === '22021' || driverError?.code === '22P05';
}

function problemOf(caught: unknown): Problem {
  const error = isUnstorableText(caught) ? refusedNul('text') : caught;
  if (error instanceof DomainError) {
    return {
      type: 'about:blank',
      title: titleOf(statusOf[error.level]),
      status: statusOf[error.level],
      code: error.code,
      detail: error.message,
      ...(error.remedy ? { remedy: error.remedy } : {}),
      ...(error.fields ? { fields: error.fields } : {}),
    };
  }
  const trouble = databaseTroubleOf(error);
  if (trouble)
    return {
      type: 'about:blank',
      title: titleOf(503),
      status: 503,
      code: `database.${trouble.kind}`,
      detail: trouble.says,
      remedy: trouble.remedy,
    };
  const status = error instanceof HttpException ? error.getStatus() : statusFromFastify(error);
  const detail =
    status < 500 && error instanceof Error
      ? error.message
      : 'Something failed on our side. Nothing was half done.';
  return {
    type: 'about:blank',
    title: titleOf(status),
    status,
    code: `http.${status}`,
    detail,
    ...(status >= 500 ? { remedy: 'Try again; the log of the server names the reason.' } : {}),
  };
}

/** Fastify's own refusals (body too large, broken JSON) carry `statusCode`. */
function statusFromFastify(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 600 ? status : 500;
}

function titleOf(status: number): string {
  const titles: Record<number, string> = {
    400: 'Not understood',
    401: 'Not signed in',
    403: 'Not allowed',
    404: 'Not found',
    409: 'Not possible now',
    412: 'Changed in the meantime',
    413: 'Too large',
    415: 'Unknown kind of content',
    429: 'Too many requests',
    503: 'Not available now',
  };
  return titles[status] ?? (status >= 500 ? 'Failed' : 'Refused');
}
