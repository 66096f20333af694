import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** What the page may do: no foreign scripts, frames only for mails (their own, stricter policy), pictures from anywhere a mail has them. */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

/**
 * Serves the built web page: files with a hash in their name for a year, and index.html for every path of the page
 * itself, so that a deep link works.
 */
export async function mountWebPage(fastify: FastifyInstance, directory: string): Promise<void> {
  if (!existsSync(join(directory, 'index.html'))) return;
  await fastify.register(fastifyStatic, {
    root: directory,
    wildcard: false,
    index: false,
    setHeaders: (response, path) => {
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      // Also when index.html is asked for by its name.
      void response.header('content-security-policy', PAGE_POLICY);
    },
  });
  fastify.get('/*', (request, reply) => {
    // A file that is not there (a page of an older build asks for it) is an error, not the page.
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/')) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
