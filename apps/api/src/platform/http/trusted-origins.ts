import type { FastifyRequest } from 'fastify';
import { DomainError } from './domain-error.js';

/** The origins under which the page is served: PUBLIC_URL and, when bound to loopback, both of its names. */
export class TrustedOrigins {
  readonly list: readonly string[];

  constructor(publicUrl: string, port: number) {
    this.list = [
      ...new Set([new URL(publicUrl).origin, `http://localhost:${port}`, `http://127.0.0.1:${port}`]),
    ];
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
