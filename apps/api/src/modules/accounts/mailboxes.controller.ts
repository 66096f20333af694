import { Controller } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import { Handles, Input } from '../../platform/http/handles.js';
import { ConnectionTests } from './connection-tests.service.js';
import { MailboxesService } from './mailboxes.service.js';

@Controller()
export class MailboxesController {
  constructor(
    private readonly mailboxes: MailboxesService,
    private readonly tests: ConnectionTests,
  ) {}

  @Handles(c.listMailboxes)
  async list(@Input() { params }: c.InputOf<typeof c.listMailboxes>) {
    return { items: await this.mailboxes.list(params.workspaceId) };
  }

  @Handles(c.createMailbox)
  create(@Input() { params, body }: c.InputOf<typeof c.createMailbox>) {
    return this.mailboxes.create(params.workspaceId, body);
  }

  @Handles(c.getMailbox)
  get(@Input() { params }: c.InputOf<typeof c.getMailbox>) {
    return this.mailboxes.get(params.workspaceId, params.id);
  }

  @Handles(c.changeMailbox)
  change(@Input() { params, body }: c.InputOf<typeof c.changeMailbox>) {
    return this.mailboxes.change(params.workspaceId, params.id, body);
  }

  @Handles(c.deleteMailbox)
  async remove(@Input() { params, query }: c.InputOf<typeof c.deleteMailbox>) {
    await this.mailboxes.remove(params.workspaceId, params.id, query.withMessages === 'true');
    return { done: true } as const;
  }

  @Handles(c.pauseMailbox)
  pause(@Input() { params }: c.InputOf<typeof c.pauseMailbox>) {
    return this.mailboxes.pause(params.workspaceId, params.id);
  }

  @Handles(c.resumeMailbox)
  resume(@Input() { params }: c.InputOf<typeof c.resumeMailbox>) {
    return this.mailboxes.resume(params.workspaceId, params.id);
  }

  @Handles(c.testMailbox)
  test(@Input() { params }: c.InputOf<typeof c.testMailbox>) {
    return this.tests.mailbox(params.workspaceId, params.id);
  }

  @Handles(c.tryMailbox)
  tryOut(@Input() { params, body }: c.InputOf<typeof c.tryMailbox>) {
    return this.tests.tryMailbox(params.workspaceId, body);
  }
}
