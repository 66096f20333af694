import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import type { RoleName } from '../config/roles.js';
// A file, not the module's public.ts: that brings along what pages need, and a sender is to be small.
import { TEST_AUTHORITY } from '../modules/accounts/oauth/authorities.js';
import { DATA_DIR } from '../platform/data-dir.js';
import { PUBLIC_URL } from '../platform/http/public-url.js';
import { isLoopbackName } from '../platform/http/trusted-origins.js';
import { PlatformModule } from '../platform/platform.module.js';
import { VERSION } from '../config/version.js';
import { CONFIG } from './config.token.js';

@Global()
@Module({})
class SettingsModule {}

/**
 * One process's modules: the platform, every noun, and what the asked roles add. The owner of an installation that
 * can be reached from other machines is created with a code that only the console shows. A process that only sends
 * has, and loads, what sending needs: 150 MB less, and less for the garbage collector to look through.
 */
export async function rootModule(
  config: Config,
  roles: readonly RoleName[],
  logger: Logger,
  processId: string,
  setupCode: string | null,
): Promise<DynamicModule> {
  const onlySends = roles.length > 0 && roles.every((role) => role === 'sender');
  return {
    module: RootModule,
    imports: [
      {
        module: SettingsModule,
        providers: [
          { provide: PUBLIC_URL, useValue: config.publicUrl },
          { provide: CONFIG, useValue: config },
          { provide: DATA_DIR, useValue: config.dataDir },
          { provide: TEST_AUTHORITY, useValue: config.oauthTestAuthority ?? null },
        ],
        exports: [PUBLIC_URL, CONFIG, DATA_DIR, TEST_AUTHORITY],
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
      ...(onlySends ? [] : await nounModules(config, setupCode)),
      ...(await roleModules(roles)),
    ],
  };
}

/** Sign-in and every noun: controllers, jobs and what they need. */
async function nounModules(config: Config, setupCode: string | null): Promise<(Type | DynamicModule)[]> {
  const { SessionModule } = await import('../modules/session/public.js');
  const { domainModules } = await import('./domain.modules.js');
  const { databaseUrl, publicUrl, port } = config;
  return [SessionModule.with({ databaseUrl, publicUrl, setupCode }, port), ...domainModules];
}

/** What only some processes do, and only they load. */
async function roleModules(roles: readonly RoleName[]): Promise<Type[]> {
  return [
    ...(roles.includes('sender') ? [(await import('./sender.role.js')).SenderRoleModule] : []),
    ...(roles.includes('inbox') ? [(await import('./inbox.role.js')).InboxRoleModule] : []),
    ...(roles.includes('sandbox') ? [(await import('./sandbox.role.js')).SandboxRoleModule] : []),
  ];
}

/** A code for a wider address, also one that a proxy on this machine serves; nothing for loopback. */
export const newSetupCode = (host: string, publicUrl: string): string | null =>
  isLoopbackName(host) && isLoopbackName(new URL(publicUrl).hostname) ? null : randomBytes(6).toString('hex');

@Module({})
class RootModule {}
