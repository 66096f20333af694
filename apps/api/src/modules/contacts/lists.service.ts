import { Injectable } from '@nestjs/common';
import type { changeList, ContactList, ContactSelection, createList, InputOf } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { DomainError, notFound, stale } from '../../platform/http/domain-error.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { type ListRow, ListsRepository } from './lists.repository.js';
import { Selections } from './selections.js';

const present = (list: ListRow): ContactList => ({ ...list, createdAt: list.createdAt.toISOString() });

/** Lists and who is on them. */
@Injectable()
export class ListsService {
  constructor(
    private readonly database: Database,
    private readonly lists: ListsRepository,
    private readonly selections: Selections,
    private readonly live: LiveBus,
  ) {}

  async all(workspaceId: string): Promise<ContactList[]> {
    return (await this.lists.all(this.database.manager, workspaceId)).map(present);
  }

  async get(
    workspaceId: string,
    id: string,
    manager: EntityManager = this.database.manager,
  ): Promise<ContactList> {
    const found = await this.lists.byId(manager, workspaceId, id);
    if (!found) throw notFound('list');
    return present(found);
  }

  /** In the caller's transaction, for those who make a list on the way to something else. Refuses a name that exists. */
  async make(
    manager: EntityManager,
    workspaceId: string,
    list: { name: string; description?: string; consentSource?: string | null },
  ): Promise<string> {
    const id = await this.lists.create(manager, workspaceId, {
      name: list.name,
      description: list.description ?? '',
      consentSource: list.consentSource || null,
    });
    if (!id) throw nameTaken(list.name);
    await this.live.tell(manager, { workspaceId, topic: 'lists' });
    return id;
  }

  create(workspaceId: string, input: InputOf<typeof createList>['body']): Promise<ContactList> {
    return this.database.transaction(async (manager) =>
      this.get(workspaceId, await this.make(manager, workspaceId, input), manager),
    );
  }

  change(
    workspaceId: string,
    id: string,
    { version, ...input }: InputOf<typeof changeList>['body'],
  ): Promise<ContactList> {
    return this.database.transaction(async (manager) => {
      if (input.name !== undefined && (await this.lists.isNameTaken(manager, workspaceId, input.name, id)))
        throw nameTaken(input.name);
      const values = { ...input, consentSource: input.consentSource === '' ? null : input.consentSource };
      if (!(await this.lists.change(manager, workspaceId, id, version, values))) {
        throw (await this.lists.byId(manager, workspaceId, id)) ? stale('list') : notFound('list');
      }
      await this.live.tell(manager, { workspaceId, topic: 'lists' });
      return this.get(workspaceId, id, manager);
    });
  }

  async remove(workspaceId: string, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      if (!(await this.lists.remove(manager, workspaceId, id))) throw notFound('list');
      await this.live.tell(manager, { workspaceId, topic: 'lists' });
    });
  }

  /** Members without a consent source of their own stand under the list's. */
  addMembers(
    workspaceId: string,
    id: string,
    selection: ContactSelection,
    consentSource: string | null,
  ): Promise<{ added: number }> {
    return this.database.transaction(async (manager) => {
      await this.get(workspaceId, id, manager);
      const where = await this.selections.where(manager, workspaceId, selection);
      const added = await this.lists.addMembers(manager, where, id, consentSource);
      await this.live.tell(manager, { workspaceId, topic: 'lists' });
      return { added };
    });
  }

  removeMembers(workspaceId: string, id: string, selection: ContactSelection): Promise<{ removed: number }> {
    return this.database.transaction(async (manager) => {
      await this.get(workspaceId, id, manager);
      const where = await this.selections.where(manager, workspaceId, selection);
      const removed = await this.lists.removeMembers(manager, where, id);
      await this.live.tell(manager, { workspaceId, topic: 'lists' });
      return { removed };
    });
  }
}

const nameTaken = (name: string): DomainError =>
  new DomainError('list.exists', 'conflict', `There is a list “${name}” already.`, 'Choose another name.', [
    { path: 'name', message: 'is taken' },
  ]);
