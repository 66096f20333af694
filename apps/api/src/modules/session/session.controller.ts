import { Controller } from '@nestjs/common';
import {
  acceptInvitation,
  createOwner,
  getInvitation,
  getSession,
  type InputOf,
} from '@mailwright/contracts';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { Handles, Input } from '../../platform/http/handles.js';
import { SessionService } from './session.service.js';

@Controller()
export class SessionController {
  constructor(private readonly session: SessionService) {}

  @Handles(getSession)
  view(@CurrentActor() actor: Actor) {
    return this.session.view(actor);
  }

  @Handles(createOwner)
  createOwner(@Input() { body }: InputOf<typeof createOwner>) {
    return this.session.createOwner(body);
  }

  @Handles(getInvitation)
  invitation(@Input() { params }: InputOf<typeof getInvitation>) {
    return this.session.invitation(params.id);
  }

  @Handles(acceptInvitation)
  accept(@Input() { params, body }: InputOf<typeof acceptInvitation>, @CurrentActor() actor: Actor) {
    return this.session.accept(params.id, actor, body);
  }
}
