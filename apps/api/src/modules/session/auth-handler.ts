import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { type Auth, CLIENT_ADDRESS_HEADER } from './auth.js';
import type { SignInTriesService } from './sign-in-tries.service.js';

const SIGN_IN = '/api/auth/sign-in/email';

/**
 * The paths of the sign-in library that people may reach. Its organisation endpoints are closed, ours replace them; so
 * are those that tell a session's token to a page's script (get-session, list-sessions), which the cookie hides from it.
 */
const OPEN = [
  SIGN_IN,
  '/api/auth/sign-out',
  '/api/auth/change-password',
  '/api/auth/update-user',
  '/api/auth/revoke-other-sessions',
];

/** Hands /api/auth over to the sign-in library, with the caller's address taken from the socket. */
export function mountAuth(
  fastify: FastifyInstance,
  auth: Auth,
  tries: SignInTriesService,
  publicUrl: string,
): void {
  fastify.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const url = new URL(request.url, publicUrl);
      if (!OPEN.includes(url.pathname)) return reply.status(404).send();
      // Anything but JSON is an unread stream.
      if (request.body instanceof Readable) return reply.status(415).send();
      const isSignIn = url.pathname === SIGN_IN;
      const email = isSignIn ? (request.body as { email?: unknown } | undefined)?.email : null;
      // Before the password is looked at, and the same for an account that does not exist.
      const wait = isSignIn ? await tries.waitSeconds(email, request.ip) : 0;
      if (wait > 0) return reply.status(429).header('retry-after', wait).send(tooOften(wait));
      const answer = await auth.handler(
        new Request(url, {
          method: request.method,
          headers: headersOf(request),
          ...(request.method === 'POST' ? { body: JSON.stringify(request.body ?? {}) } : {}),
        }),
      );
      if (isSignIn && (answer.ok || answer.status === 401)) await tries.note(email, request.ip, answer.ok);
      void reply.status(answer.status);
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') void reply.header(name, value);
      for (const cookie of answer.headers.getSetCookie()) void reply.header('set-cookie', cookie);
      return reply.send(answer.body ? await answer.text() : null);
    },
  });
}

/** Fastify's headers as the web's, the caller's address put in last so that it cannot be forged. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name === 'content-length' || name === 'transfer-encoding' || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  headers.set(CLIENT_ADDRESS_HEADER, request.ip ?? '');
  return headers;
}

const tooOften = (seconds: number) => ({
  code: 'TOO_MANY_TRIES',
  message: `Too many wrong passwords for this account. Try again in ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`,
});
