import { Controller } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import { type Actor, CurrentActor, personOf } from '../../platform/http/actor.js';
import { Handles, Input } from '../../platform/http/handles.js';
import { SuppressionsService } from './suppressions.service.js';

@Controller()
export class SuppressionsController {
  constructor(private readonly suppressions: SuppressionsService) {}

  @Handles(c.listSuppressions)
  list(@Input() { params, query }: c.InputOf<typeof c.listSuppressions>) {
    return this.suppressions.list(params.workspaceId, query);
  }

  @Handles(c.addSuppressions)
  add(@Input() { params, body }: c.InputOf<typeof c.addSuppressions>, @CurrentActor() actor: Actor) {
    return this.suppressions.addByHand(params.workspaceId, body, personOf(actor));
  }

  @Handles(c.removeSuppression)
  async remove(@Input() { params }: c.InputOf<typeof c.removeSuppression>) {
    await this.suppressions.remove(params.workspaceId, params.id);
    return { done: true } as const;
  }
}
