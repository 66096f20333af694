import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { join } from 'node:path';
import type { Config } from './config/config.js';
import type { RoleName } from './config/roles.js';
import { ProcessRegistry } from './platform/processes/process-registry.js';
import { newProcessId } from './platform/processes/process-id.js';
import { createLogger } from './platform/logging/logger.js';
import { nestLogger } from './platform/logging/nest-logger.js';
import { newSetupCode, rootModule } from './roles/root.module.js';

export interface RunningRoles {
  /** Needed to create the owner from another machine; null on loopback and where no page is served. */
  readonly setupCode: string | null;
  readonly app: INestApplicationContext;
  /** Stops in order: no new work, what is open is finished, leases are given back. */
  stop(): Promise<void>;
}

/** Starts the asked roles in this process; with `api` among them it listens when this resolves. */
export async function runRoles(config: Config, roles: readonly RoleName[]): Promise<RunningRoles> {
  const logger = createLogger({ name: roles.join(','), level: config.logLevel, format: config.logFormat });
  const setupCode = roles.includes('api') ? newSetupCode(config.host, config.publicUrl) : null;
  const root = await rootModule(config, roles, logger, newProcessId(), setupCode);
  if (!roles.includes('api')) {
    const app = await NestFactory.createApplicationContext(root, {
      logger: nestLogger(logger),
      abortOnError: false,
    });
    return { setupCode, app, stop: () => app.close() };
  }
  const [{ createHttpApp }, { mountWebPage }, { watchForProxy }, session] = await Promise.all([
    import('./platform/http/http-app.js'),
    import('./platform/http/web-page.js'),
    import('./platform/http/watch-for-proxy.js'),
    import('./modules/session/public.js'),
  ]);
  const { AuthService, mountAuth, SignInTriesService } = session;
  const app = await createHttpApp(
    root,
    { logger, trustedProxies: config.trustedProxies, publicUrl: config.publicUrl },
    async (fastify, nest) => {
      const { auth } = nest.get(AuthService, { strict: false });
      mountAuth(fastify, auth, nest.get(SignInTriesService, { strict: false }), config.publicUrl);
      const processes = nest.get(ProcessRegistry, { strict: false });
      watchForProxy(fastify, config.trustedProxies, logger, processes);
      await mountWebPage(fastify, join(config.projectRoot, 'apps/web/dist'));
    },
  );
  await app.listen(config.port, config.host);
  return { setupCode, app, stop: () => app.close() };
}
