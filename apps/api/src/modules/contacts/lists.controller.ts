import { Controller } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import { Handles, Input } from '../../platform/http/handles.js';
import { ListsService } from './lists.service.js';

@Controller()
export class ListsController {
  constructor(private readonly lists: ListsService) {}

  @Handles(c.listLists)
  async all(@Input() { params }: c.InputOf<typeof c.listLists>) {
    return { items: await this.lists.all(params.workspaceId) };
  }

  @Handles(c.createList)
  create(@Input() { params, body }: c.InputOf<typeof c.createList>) {
    return this.lists.create(params.workspaceId, body);
  }

  @Handles(c.getList)
  get(@Input() { params }: c.InputOf<typeof c.getList>) {
    return this.lists.get(params.workspaceId, params.id);
  }

  @Handles(c.changeList)
  change(@Input() { params, body }: c.InputOf<typeof c.changeList>) {
    return this.lists.change(params.workspaceId, params.id, body);
  }

  @Handles(c.deleteList)
  async remove(@Input() { params }: c.InputOf<typeof c.deleteList>) {
    await this.lists.remove(params.workspaceId, params.id);
    return { done: true } as const;
  }

  @Handles(c.addListMembers)
  addMembers(@Input() { params, body }: c.InputOf<typeof c.addListMembers>) {
    return this.lists.addMembers(params.workspaceId, params.id, body.selection, body.consentSource || null);
  }

  @Handles(c.removeListMembers)
  removeMembers(@Input() { params, body }: c.InputOf<typeof c.removeListMembers>) {
    return this.lists.removeMembers(params.workspaceId, params.id, body.selection);
  }
}
