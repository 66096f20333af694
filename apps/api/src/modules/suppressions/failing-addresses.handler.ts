import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { EventHandler } from '../../platform/events/event-handler.js';
import { failingAddresses } from '../sending/public.js';
import { StrikesService } from './strikes.service.js';

type Payload = z.infer<typeof failingAddresses.payload>;

/**
 * Servers refused these addresses while the mail was handed over, not for good. Enough of it suppresses them. Heard twice
 * it changes nothing, because an address has one strike per mailing.
 */
@Injectable()
export class FailingAddressesHandler extends EventHandler<Payload> {
  readonly event = failingAddresses;
  readonly reaction = 'count-strikes';

  constructor(
    private readonly database: Database,
    private readonly strikes: StrikesService,
  ) {
    super();
  }

  async perform({ workspaceId, mailingId, items }: Payload): Promise<void> {
    const said = items.map(({ contactId, email, reply, rule, at, times, withinMs }) => ({
      email,
      mailingId,
      contactId,
      at: new Date(at),
      limit: { times, withinMs },
      rule,
      words: reply,
      heard: 'refused' as const,
    }));
    await this.database.transaction((manager) => this.strikes.count(manager, workspaceId, said));
  }
}
