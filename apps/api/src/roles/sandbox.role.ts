import {
  Inject,
  Injectable,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { TokenSigner } from '@mailwright/tokens';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { SandboxModule, SandboxRepository, SandboxServers, WorldKeeper } from '../modules/sandbox/public.js';
import { TRACKING_SIGNER, TrackingSignerModule } from '../modules/tracking/public.js';
import { Database } from '../platform/database/database.js';
import { LiveBus } from '../platform/live/live-bus.js';
import { LOGGER } from '../platform/logging/logger.token.js';
import { ProcessRegistry } from '../platform/processes/process-registry.js';
import { CONFIG } from './config.token.js';

/** Runs the made-up worlds for as long as the process lives. */
@Injectable()
export class SandboxRole implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly keeper: WorldKeeper;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(TRACKING_SIGNER) signer: TokenSigner,
    @Inject(LOGGER) logger: Logger,
    database: Database,
    processes: ProcessRegistry,
    worlds: SandboxRepository,
    servers: SandboxServers,
    live: LiveBus,
  ) {
    this.keeper = new WorldKeeper(config, { database, worlds, servers, signer, live, logger });
    processes.report('sandbox', () => ({ worlds: this.keeper.count }));
  }

  onApplicationBootstrap(): void {
    this.keeper.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.keeper.stop();
  }
}

@Module({ imports: [SandboxModule, TrackingSignerModule], providers: [SandboxRole] })
export class SandboxRoleModule {}
