import { Controller } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import { Handles, Input } from '../../platform/http/handles.js';
import { AccountsService } from './accounts.service.js';
import { DomainChecks } from './domain-check/domain-checks.service.js';
import { IdentitiesService } from './identities.service.js';
import { presets } from './presets.js';

@Controller()
export class IdentitiesController {
  constructor(
    private readonly identities: IdentitiesService,
    private readonly domains: DomainChecks,
    private readonly accounts: AccountsService,
  ) {}

  @Handles(c.listIdentities)
  async list(@Input() { params }: c.InputOf<typeof c.listIdentities>) {
    return { items: await this.identities.list(params.workspaceId) };
  }

  @Handles(c.createIdentity)
  create(@Input() { params, body }: c.InputOf<typeof c.createIdentity>) {
    return this.identities.create(params.workspaceId, body);
  }

  @Handles(c.getIdentity)
  get(@Input() { params }: c.InputOf<typeof c.getIdentity>) {
    return this.identities.get(params.workspaceId, params.id);
  }

  @Handles(c.changeIdentity)
  change(@Input() { params, body }: c.InputOf<typeof c.changeIdentity>) {
    return this.identities.change(params.workspaceId, params.id, body);
  }

  @Handles(c.deleteIdentity)
  async remove(@Input() { params }: c.InputOf<typeof c.deleteIdentity>) {
    await this.identities.remove(params.workspaceId, params.id);
    return { done: true } as const;
  }

  @Handles(c.checkIdentityDomain)
  checkDomain(@Input() { params, query }: c.InputOf<typeof c.checkIdentityDomain>) {
    return this.domains.check(params.workspaceId, params.id, query.selector);
  }

  @Handles(c.getAccountPresets)
  presets(@Input() _input: c.InputOf<typeof c.getAccountPresets>) {
    return presets();
  }

  @Handles(c.listAccountTroubles)
  async attention(@Input() { params }: c.InputOf<typeof c.listAccountTroubles>) {
    return { items: await this.accounts.attention(params.workspaceId) };
  }
}
