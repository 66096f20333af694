import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { TrustedOrigins } from '../../platform/http/trusted-origins.js';
import { LOGGER } from '../../platform/logging/logger.token.js';
import { Sealer } from '../../platform/secrets/sealer.js';
import { type Auth, createAuth } from './auth.js';

export const SESSION_OPTIONS = Symbol('session options');
export interface SessionOptions {
  databaseUrl: string;
  publicUrl: string;
  /** Needed to create the owner when the page can be reached from other machines; null on loopback. */
  setupCode: string | null;
}

/** Holds the sign-in library's instance and its small pool of connections. */
@Injectable()
export class AuthService implements BeforeApplicationShutdown {
  readonly auth: Auth;
  private readonly close: () => Promise<void>;

  constructor(
    @Inject(SESSION_OPTIONS) options: SessionOptions,
    sealer: Sealer,
    origins: TrustedOrigins,
    @Inject(LOGGER) logger: Logger,
  ) {
    const { auth, pool } = createAuth({
      databaseUrl: options.databaseUrl,
      publicUrl: options.publicUrl,
      secret: sealer.derive('session'),
      origins,
      onConnectionLost: (error) => logger.warn({ event: 'session.database_lost', err: error }),
    });
    this.auth = auth;
    this.close = () => pool.end();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.close();
  }
}
