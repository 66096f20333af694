import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { nestLogger } from '../logging/nest-logger.js';
import { ProblemFilter } from './problem.filter.js';
import { securityHeaders } from './security-headers.js';

/** JSON bodies beyond this are refused; uploads are streams with limits of their own. */
const JSON_LIMIT_BYTES = 2 * 1024 * 1024;

/** The longest a request may take to arrive: 200 MB of contacts over a slow line. Headers alone have Node's own minute. */
const UPLOAD_WITHIN_MS = 30 * 60_000;

/**
 * Nest on Fastify, ready to listen. `prepare` adds plain Fastify routes (sign-in, static files) before Nest's own.
 * Bodies that are not JSON reach the handler as a stream, unread.
 */
export async function createHttpApp(
  root: DynamicModule,
  options: { logger: Logger; trustedProxies: readonly string[]; publicUrl: string },
  prepare: (fastify: FastifyInstance, app: NestFastifyApplication) => Promise<void>,
): Promise<NestFastifyApplication> {
  const { logger } = options;
  // The caller's address is the socket's unless a proxy that was named says otherwise: a header could be forged by
  // anybody, and with it everybody's rate limit.
  const trustProxy = options.trustedProxies.length > 0 ? [...options.trustedProxies] : false;
  const adapter = new FastifyAdapter({
    trustProxy,
    bodyLimit: JSON_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    requestTimeout: UPLOAD_WITHIN_MS,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: nestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  readJson(fastify);
  fastify.addContentTypeParser('*', { bodyLimit: Number.MAX_SAFE_INTEGER }, (_request, payload, done) =>
    done(null, payload),
  );
  // No cache keeps what a person may read. Handlers may say otherwise, also to the other headers.
  const headers = securityHeaders(options.publicUrl);
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });
  app.useGlobalFilters(new ProblemFilter(logger));
  await prepare(fastify, app);
  await app.init();
  await fastify.ready();
  return app;
}

/** An empty JSON body is no body: the page's client sends the header with every request. */
function readJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body as string, done);
  });
}
