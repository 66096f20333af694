import { Controller } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import { Handles, Input } from '../../platform/http/handles.js';
import { ContactsService } from './contacts.service.js';
import { FieldsService } from './fields.service.js';

@Controller()
export class ContactsController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly fields: FieldsService,
  ) {}

  @Handles(c.listContacts)
  list(@Input() { params, query }: c.InputOf<typeof c.listContacts>) {
    return this.contacts.list(params.workspaceId, query);
  }

  @Handles(c.countContacts)
  count(@Input() { params, query }: c.InputOf<typeof c.countContacts>) {
    return this.contacts.count(params.workspaceId, query);
  }

  @Handles(c.createContact)
  create(@Input() { params, body }: c.InputOf<typeof c.createContact>) {
    return this.contacts.create(params.workspaceId, body);
  }

  @Handles(c.getContact)
  get(@Input() { params }: c.InputOf<typeof c.getContact>) {
    return this.contacts.get(params.workspaceId, params.id);
  }

  @Handles(c.changeContact)
  change(@Input() { params, body }: c.InputOf<typeof c.changeContact>) {
    return this.contacts.change(params.workspaceId, params.id, body);
  }

  @Handles(c.eraseContact)
  async erase(@Input() { params }: c.InputOf<typeof c.eraseContact>) {
    await this.contacts.eraseOne(params.workspaceId, params.id);
    return { done: true } as const;
  }

  @Handles(c.eraseContacts)
  eraseMany(@Input() { params, body }: c.InputOf<typeof c.eraseContacts>) {
    return this.contacts.erase(params.workspaceId, body.selection);
  }

  @Handles(c.listContactFields)
  async listFields(@Input() { params }: c.InputOf<typeof c.listContactFields>) {
    return { items: await this.fields.list(params.workspaceId) };
  }

  @Handles(c.createContactField)
  createField(@Input() { params, body }: c.InputOf<typeof c.createContactField>) {
    return this.fields.create(params.workspaceId, body);
  }

  @Handles(c.deleteContactField)
  deleteField(@Input() { params }: c.InputOf<typeof c.deleteContactField>) {
    return this.fields.remove(params.workspaceId, params.key);
  }
}
