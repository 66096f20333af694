import { Injectable } from '@nestjs/common';
import type {
  changeContact,
  Contact,
  ContactFilter,
  ContactSelection,
  createContact,
  InputOf,
  listContacts,
} from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { DomainError, notFound, stale } from '../../platform/http/domain-error.js';
import { decodeKeyset, toPage } from '../../platform/http/keyset.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { Sealer } from '../../platform/secrets/sealer.js';
import { emailKeyOf, SuppressionsService } from '../suppressions/public.js';
import { presentContact, presentSummary } from './contact.presenter.js';
import { type ContactValues, ContactsRepository } from './contacts.repository.js';
import { FieldsService } from './fields.service.js';
import { ListsRepository } from './lists.repository.js';
import { PeopleIntake } from './people-intake.service.js';
import { Selections } from './selections.js';
import { whereContacts } from './sql/where-contacts.js';
import { isTimeZone } from './time-zone.js';

/** Counting stops here on a page of people; `count` goes on to the end. */
const CHEAP_TOTAL = 10_000;
/** People erased per transaction: locks stay short, also for a hundred thousand. */
const ERASE_BATCH = 5_000;

/** People: reading, changing and erasing them, one at a time or by selection. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactsRepository,
    private readonly lists: ListsRepository,
    private readonly fields: FieldsService,
    private readonly selections: Selections,
    private readonly intake: PeopleIntake,
    private readonly suppressions: SuppressionsService,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
  ) {}

  async list(workspaceId: string, { limit, after, sort, ...filter }: InputOf<typeof listContacts>['query']) {
    const { manager } = this.database;
    const where = await this.selections.where(manager, workspaceId, { matching: filter });
    const key = decodeKeyset(after, 2);
    // A place in the list sorted by address means nothing in the list sorted by age.
    if (key && key[0] !== sort)
      throw new DomainError(
        'paging.invalid',
        'invalid',
        'This place in the list is not known.',
        'Start again from the first page.',
      );
    const found = await this.contacts.page(manager, where, { sort, after: key?.[1] ?? null, limit });
    const page = toPage(found, limit, (row) => [sort, sort === 'newest' ? row.id : row.emailKey]);
    const total = after === undefined ? await this.contacts.count(manager, where, CHEAP_TOTAL + 1) : null;
    return {
      items: page.items.map(presentSummary),
      next: page.next,
      total: total !== null && total > CHEAP_TOTAL ? null : total,
    };
  }

  async count(workspaceId: string, filter: ContactFilter): Promise<{ count: number }> {
    const { manager } = this.database;
    return {
      count: await this.contacts.count(
        manager,
        await this.selections.where(manager, workspaceId, { matching: filter }),
      ),
    };
  }

  async get(
    workspaceId: string,
    id: string,
    manager: EntityManager = this.database.manager,
  ): Promise<Contact> {
    const found = await this.contacts.byId(manager, workspaceId, id);
    if (!found) throw notFound('contact');
    const lists = await this.contacts.memberships(manager, workspaceId, id);
    return presentContact(
      found,
      lists,
      await this.suppressions.factsOf(manager, workspaceId, found.addressHash),
    );
  }

  async create(workspaceId: string, input: InputOf<typeof createContact>['body']): Promise<Contact> {
    const address = this.readAddress(input.email);
    requireZone(input.timeZone);
    return this.database.transaction(async (manager) => {
      const { attributes } = await this.fields.readAttributes(manager, workspaceId, input.attributes);
      const consentSource = input.consentSource || null;
      const person = {
        ...address,
        firstName: input.firstName.toWellFormed(),
        lastName: input.lastName.toWellFormed(),
        attributes,
        language: input.language ?? null,
        timeZone: input.timeZone ?? null,
      };
      const id = await this.contacts.create(manager, workspaceId, person, consentSource);
      if (!id) throw addressTaken(address.email);
      for (const listId of input.listIds) {
        if (!(await this.lists.byId(manager, workspaceId, listId))) throw notFound('list');
        await this.lists.addMembers(
          manager,
          whereContacts(workspaceId, { ids: [id] }),
          listId,
          consentSource,
        );
      }
      await this.live.tell(manager, { workspaceId, topic: 'contacts' });
      return this.get(workspaceId, id, manager);
    });
  }

  async change(
    workspaceId: string,
    id: string,
    input: InputOf<typeof changeContact>['body'],
  ): Promise<Contact> {
    requireZone(input.timeZone);
    return this.database.transaction(async (manager) => {
      const values: ContactValues = {
        firstName: input.firstName?.toWellFormed(),
        lastName: input.lastName?.toWellFormed(),
        language: input.language,
        timeZone: input.timeZone,
        consentSource: input.consentSource === '' ? null : input.consentSource,
      };
      if (input.email !== undefined) {
        values.address = this.readAddress(input.email);
        if (await this.contacts.isTaken(manager, workspaceId, values.address.emailKey, id))
          throw addressTaken(input.email);
      }
      if (input.attributes) {
        const { attributes, removed } = await this.fields.readAttributes(
          manager,
          workspaceId,
          input.attributes,
        );
        Object.assign(values, { attributes, removedAttributes: removed });
      }
      if (!(await this.contacts.change(manager, workspaceId, id, input.version, values))) {
        throw (await this.contacts.byId(manager, workspaceId, id)) ? stale('contact') : notFound('contact');
      }
      await this.live.tell(manager, { workspaceId, topic: 'contacts' });
      return this.get(workspaceId, id, manager);
    });
  }

  /**
   * Erases people for good: the row, its memberships and the words of its suppressions go. The suppressions stay in
   * force by hash, and deliveries keep the address they were sent to: they are the record of what was mailed.
   */
  async erase(workspaceId: string, selection: ContactSelection): Promise<{ erased: number }> {
    const where = await this.selections.where(this.database.manager, workspaceId, selection);
    let erased = 0;
    for (;;) {
      const hashes = await this.database.transaction(async (manager) => {
        const gone = await this.contacts.erase(manager, where, ERASE_BATCH);
        if (gone.length === 0) return gone;
        await this.suppressions.forget(manager, workspaceId, gone);
        await this.live.tell(manager, { workspaceId, topic: 'contacts' });
        return gone;
      });
      erased += hashes.length;
      if (hashes.length < ERASE_BATCH) return { erased };
    }
  }

  async eraseOne(workspaceId: string, id: string): Promise<void> {
    const { erased } = await this.erase(workspaceId, { ids: [id] });
    if (erased === 0) throw notFound('contact');
  }

  /** Many at once, for those who have people from elsewhere: see PeopleIntake. */
  upsertMany(...input: Parameters<PeopleIntake['upsertMany']>): ReturnType<PeopleIntake['upsertMany']> {
    return this.intake.upsertMany(...input);
  }

  private readAddress(text: string) {
    const read = emailKeyOf(text);
    if (!read.ok)
      throw new DomainError('contact.address_unusable', 'invalid', read.says, 'Correct the address.', [
        { path: 'email', message: read.says },
      ]);
    return {
      email: read.address,
      emailKey: read.key,
      emailDomain: read.domain,
      addressHash: this.sealer.addressHash(read.key),
    };
  }
}

const addressTaken = (email: string): DomainError =>
  new DomainError(
    'contact.exists',
    'conflict',
    `${email} is among your contacts already.`,
    'Search for the address and open that person.',
    [{ path: 'email', message: 'is among your contacts already' }],
  );

function requireZone(zone: string | null | undefined): void {
  if (!zone || isTimeZone(zone)) return;
  throw new DomainError(
    'contact.zone_unknown',
    'invalid',
    `${zone} is not a time zone.`,
    'Choose one such as Europe/Berlin.',
    [{ path: 'timeZone', message: 'is not a time zone' }],
  );
}
