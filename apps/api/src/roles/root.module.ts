import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import type { RoleName } from '../config/roles.js';
import { SessionModule } from '../modules/session/public.js';
import { DATA_DIR } from '../platform/data-dir.js';
import { PUBLIC_URL } from '../platform/http/public-url.js';
import { isLoopbackName } from '../platform/http/trusted-origins.js';
import { PlatformModule } from '../platform/platform.module.js';
import { VERSION } from '../config/version.js';
import { domainModules } from './domain.modules.js';
import { CONFIG } from './config.token.js';
import { InboxRoleModule } from './inbox.role.js';
import { SandboxRoleModule } from './sandbox.role.js';
import { SenderRoleModule } from './sender.role.js';

@Global()
@Module({})
class SettingsModule {}

/**
 * One process's modules: the platform, every noun, and what the asked roles add. The owner of an installation that
 * can be reached from other machines is created with a code that only the console shows.
 */
export function rootModule(
  config: Config,
  roles: readonly RoleName[],
  logger: Logger,
  processId: string,
  setupCode: string | null,
): DynamicModule {
  return {
    module: RootModule,
    imports: [
      {
        module: SettingsModule,
        providers: [
          { provide: PUBLIC_URL, useValue: config.publicUrl },
          { provide: CONFIG, useValue: config },
          { provide: DATA_DIR, useValue: config.dataDir },
        ],
        exports: [PUBLIC_URL, CONFIG, DATA_DIR],
      },
      PlatformModule.with({
        databaseUrl: config.databaseUrl,
        masterKey: config.masterKey,
        process: { id: processId, roles, version: VERSION },
        logger,
        serves: roles.includes('api'),
        works: roles.includes('jobs'),
        poolSize: config.databasePoolSize,
      }),
      SessionModule.with(
        { databaseUrl: config.databaseUrl, publicUrl: config.publicUrl, setupCode },
        config.port,
      ),
      ...domainModules,
      ...roleModules(roles),
    ],
  };
}

/** What only some processes do. */
function roleModules(roles: readonly RoleName[]): Type[] {
  return [
    ...(roles.includes('sender') ? [SenderRoleModule] : []),
    ...(roles.includes('inbox') ? [InboxRoleModule] : []),
    ...(roles.includes('sandbox') ? [SandboxRoleModule] : []),
  ];
}

/** A code for a wider address, also one that a proxy on this machine serves; nothing for loopback. */
export const newSetupCode = (host: string, publicUrl: string): string | null =>
  isLoopbackName(host) && isLoopbackName(new URL(publicUrl).hostname) ? null : randomBytes(6).toString('hex');

@Module({})
class RootModule {}
