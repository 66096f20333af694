import { Controller } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import { Handles, Input } from '../../platform/http/handles.js';
import { ConnectionTests } from './connection-tests.service.js';
import { SendingAccountsService } from './sending-accounts.service.js';

@Controller()
export class SendingAccountsController {
  constructor(
    private readonly accounts: SendingAccountsService,
    private readonly tests: ConnectionTests,
  ) {}

  @Handles(c.listSendingAccounts)
  async list(@Input() { params }: c.InputOf<typeof c.listSendingAccounts>) {
    return { items: await this.accounts.list(params.workspaceId) };
  }

  @Handles(c.createSendingAccount)
  create(@Input() { params, body }: c.InputOf<typeof c.createSendingAccount>) {
    return this.accounts.create(params.workspaceId, body);
  }

  @Handles(c.getSendingAccount)
  get(@Input() { params }: c.InputOf<typeof c.getSendingAccount>) {
    return this.accounts.get(params.workspaceId, params.id);
  }

  @Handles(c.changeSendingAccount)
  change(@Input() { params, body }: c.InputOf<typeof c.changeSendingAccount>) {
    return this.accounts.change(params.workspaceId, params.id, body);
  }

  @Handles(c.deleteSendingAccount)
  async remove(@Input() { params }: c.InputOf<typeof c.deleteSendingAccount>) {
    await this.accounts.remove(params.workspaceId, params.id);
    return { done: true } as const;
  }

  @Handles(c.pauseSendingAccount)
  pause(@Input() { params }: c.InputOf<typeof c.pauseSendingAccount>) {
    return this.accounts.pause(params.workspaceId, params.id);
  }

  @Handles(c.resumeSendingAccount)
  resume(@Input() { params }: c.InputOf<typeof c.resumeSendingAccount>) {
    return this.accounts.resume(params.workspaceId, params.id);
  }

  @Handles(c.testSendingAccount)
  test(@Input() { params, body }: c.InputOf<typeof c.testSendingAccount>) {
    return this.tests.account(params.workspaceId, params.id, body);
  }

  @Handles(c.trySendingAccount)
  tryOut(@Input() { params, body }: c.InputOf<typeof c.trySendingAccount>) {
    return this.tests.tryAccount(params.workspaceId, body);
  }
}
