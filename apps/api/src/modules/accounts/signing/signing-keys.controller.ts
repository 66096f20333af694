import { Controller } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import { Handles, Input } from '../../../platform/http/handles.js';
import { SigningKeysService } from './signing-keys.service.js';

@Controller()
export class SigningKeysController {
  constructor(private readonly keys: SigningKeysService) {}

  @Handles(c.listSigningKeys)
  async list(@Input() { params, query }: c.InputOf<typeof c.listSigningKeys>) {
    return { items: await this.keys.list(params.workspaceId, query.domain) };
  }

  @Handles(c.createSigningKey)
  create(@Input() { params, body }: c.InputOf<typeof c.createSigningKey>) {
    return this.keys.create(params.workspaceId, body.domain);
  }

  @Handles(c.checkSigningKey)
  check(@Input() { params }: c.InputOf<typeof c.checkSigningKey>) {
    return this.keys.check(params.workspaceId, params.id);
  }

  @Handles(c.turnOnSigningKey)
  turnOn(@Input() { params, body }: c.InputOf<typeof c.turnOnSigningKey>) {
    return this.keys.turnOn(params.workspaceId, params.id, body.evenIfNotSeen);
  }

  @Handles(c.turnOffSigningKey)
  turnOff(@Input() { params }: c.InputOf<typeof c.turnOffSigningKey>) {
    return this.keys.turnOff(params.workspaceId, params.id);
  }

  @Handles(c.deleteSigningKey)
  async remove(@Input() { params }: c.InputOf<typeof c.deleteSigningKey>) {
    await this.keys.remove(params.workspaceId, params.id);
    return { done: true } as const;
  }
}
