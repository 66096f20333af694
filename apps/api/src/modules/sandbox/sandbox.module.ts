import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/public.js';
import { CampaignsModule } from '../campaigns/public.js';
import { ContactsModule } from '../contacts/public.js';
import { TemplatesModule } from '../templates/public.js';
import { WorkspacesModule } from '../workspaces/public.js';
import { SandboxServers } from './keeper/sandbox-servers.js';
import { SandboxController } from './sandbox.controller.js';
import { SandboxRepository } from './sandbox.repository.js';
import { SandboxService } from './sandbox.service.js';
import { SandboxSeeder } from './seed/sandbox-seeder.service.js';
import { SeedSandboxHandler } from './seed/seed-sandbox.handler.js';
import { ServersSeeder } from './seed/servers-seeder.service.js';

/** Workspaces to try everything in: filling them, and the made-up worlds behind them. */
@Module({
  imports: [AccountsModule, CampaignsModule, ContactsModule, TemplatesModule, WorkspacesModule],
  controllers: [SandboxController],
  providers: [
    SandboxService,
    SandboxRepository,
    SandboxSeeder,
    ServersSeeder,
    SandboxServers,
    SeedSandboxHandler,
  ],
  exports: [SandboxRepository, SandboxServers],
})
export class SandboxModule {}
