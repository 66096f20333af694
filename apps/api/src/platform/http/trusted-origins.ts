import type { FastifyRequest } from 'fastify';
import { DomainError } from './domain-error.js';

/** Names and addresses that always mean this machine, as they stand in a URL or in HOST. */
export const isLoopbackName = (host: string): boolean =>
  ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host);

/**
 * The origins under which the page is served: PUBLIC_URL and, when that is this machine, both of its names. Behind a
 * public name localhost is no address of ours: another program's page on a visitor's machine has it, too.
 */
export class TrustedOrigins {
  readonly list: readonly string[];

  constructor(publicUrl: string, port: number) {
    const { origin, hostname } = new URL(publicUrl);
    const local = isLoopbackName(hostname) ? [`http://localhost:${port}`, `http://127.0.0.1:${port}`] : [];
    this.list = [...new Set([origin, ...local])];
  }

  /** Browsers send Origin with every request that changes something; programs send none and hold no cookie. */
  check(request: FastifyRequest): void {
    const origin = request.headers.origin ?? originOf(request.headers.referer);
    if (origin === undefined && !request.headers.cookie) return;
    if (origin !== undefined && this.list.includes(origin)) return;
    throw new DomainError(
      'access.foreign_origin',
      'forbidden',
      `This request came from ${origin ?? 'an unknown page'}, which is not Mailwright's own.`,
      'Open Mailwright under the address of its PUBLIC_URL.',
    );
  }
}

const originOf = (url: string | undefined): string | undefined =>
  url && URL.canParse(url) ? new URL(url).origin : undefined;
