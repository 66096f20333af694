import { Injectable } from '@nestjs/common';
import { EventHandler } from '../../../platform/events/event-handler.js';
import { workspaceCreated } from '../../workspaces/public.js';
import { SandboxSeeder } from './sandbox-seeder.service.js';

interface Payload {
  workspaceId: string;
  kind: 'real' | 'sandbox';
}

/** A new sandbox gets its people, its servers and something to send. Heard twice, it finds everything there. */
@Injectable()
export class SeedSandboxHandler extends EventHandler<Payload> {
  readonly event = workspaceCreated;
  readonly reaction = 'fill-sandbox';

  constructor(private readonly seeder: SandboxSeeder) {
    super();
  }

  async perform({ workspaceId, kind }: Payload): Promise<void> {
    if (kind === 'sandbox') await this.seeder.fill(workspaceId);
  }
}
