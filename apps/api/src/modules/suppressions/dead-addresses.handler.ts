import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { EventHandler } from '../../platform/events/event-handler.js';
import { deadAddresses } from '../sending/public.js';
import { SuppressionsService } from './suppressions.service.js';

type Payload = z.infer<typeof deadAddresses.payload>;

/**
 * Servers called these addresses dead while the mail was handed over (5.1.1 and its kin): they are not mailed again.
 * Heard twice it changes nothing, because a suppression exists once.
 */
@Injectable()
export class DeadAddressesHandler extends EventHandler<Payload> {
  readonly event = deadAddresses;
  readonly reaction = 'suppress';

  constructor(
    private readonly database: Database,
    private readonly suppressions: SuppressionsService,
  ) {
    super();
  }

  async perform({ workspaceId, mailingId, items }: Payload): Promise<void> {
    await this.database.transaction(async (manager) => {
      for (const { contactId, email, reply, rule } of items) {
        const evidence = { mailingId, contactId, serverWords: reply, rule, how: 'refused' };
        await this.suppressions.suppress(manager, workspaceId, {
          address: email,
          scope: 'all',
          reason: 'dead_address',
          evidence,
        });
      }
    });
  }
}
