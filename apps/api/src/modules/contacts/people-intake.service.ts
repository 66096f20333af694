import { Injectable } from '@nestjs/common';
import type { ContactAttributes } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { Sealer } from '../../platform/secrets/sealer.js';
import { emailKeyOf } from '../suppressions/public.js';
import type { IntakeRow } from './contact-intake.js';
import { ContactsRepository } from './contacts.repository.js';
import { ListsRepository } from './lists.repository.js';

/** A person as somebody else has them. Attributes must have the types of their fields (`FieldsService.ensure`). */
export interface NewPerson {
  email: string;
  firstName?: string;
  lastName?: string;
  attributes?: ContactAttributes;
  language?: string | null;
  timeZone?: string | null;
}
export interface IntakeOptions {
  listId?: string | null;
  consentSource?: string | null;
  importId?: string | null;
  /** Whether what is given replaces what a known person has; empty values never do. Default true. */
  updateExisting?: boolean;
}
/** created + updated + unchanged = people saved. */
export interface IntakeCounts {
  created: number;
  updated: number;
  unchanged: number;
}

/** Takes in many people at once: COPY into a temporary table, one upsert, one insert into the list. */
@Injectable()
export class PeopleIntake {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly lists: ListsRepository,
    private readonly sealer: Sealer,
  ) {}

  /**
   * Saves people by address in the caller's transaction; best some thousands at a time. Unusable addresses are told
   * by their index; of two rows with one address the first counts. Running it twice changes nothing.
   */
  async upsertMany(
    manager: EntityManager,
    workspaceId: string,
    people: readonly NewPerson[],
    options: IntakeOptions = {},
  ): Promise<IntakeCounts & { refused: { index: number; says: string }[] }> {
    const ready = new Map<string, IntakeRow>();
    const refused: { index: number; says: string }[] = [];
    for (const [index, person] of people.entries()) {
      const read = emailKeyOf(person.email);
      if (!read.ok) refused.push({ index, says: read.says });
      else if (!ready.has(read.key))
        ready.set(read.key, {
          email: read.address,
          emailKey: read.key,
          emailDomain: read.domain,
          addressHash: this.sealer.addressHash(read.key),
          firstName: person.firstName ?? '',
          lastName: person.lastName ?? '',
          attributes: person.attributes ?? {},
          language: person.language ?? null,
          timeZone: person.timeZone ?? null,
        });
    }
    return { ...(await this.save(manager, workspaceId, [...ready.values()], options)), refused };
  }

  /** The same for people whose addresses were read already; no two may have the same one. */
  async save(
    manager: EntityManager,
    workspaceId: string,
    people: readonly IntakeRow[],
    options: IntakeOptions,
  ): Promise<IntakeCounts> {
    if (people.length === 0) return { created: 0, updated: 0, unchanged: 0 };
    const consentSource = options.consentSource ?? null;
    const importId = options.importId ?? null;
    const updateExisting = options.updateExisting ?? true;
    const { created, updated } = await this.contacts.save(manager, workspaceId, people, {
      consentSource,
      importId,
      updateExisting,
    });
    if (options.listId)
      await this.lists.joinIntake(manager, workspaceId, options.listId, consentSource, importId);
    return { created, updated, unchanged: people.length - created - updated };
  }

  /** What `save` would do. Needs a transaction, too, and changes nothing. */
  async preview(
    manager: EntityManager,
    workspaceId: string,
    people: readonly IntakeRow[],
    updateExisting: boolean,
  ): Promise<IntakeCounts> {
    if (people.length === 0) return { created: 0, updated: 0, unchanged: 0 };
    const { created, updated } = await this.contacts.preview(manager, workspaceId, people, updateExisting);
    return { created, updated, unchanged: people.length - created - updated };
  }

  /** Takes back at most `limit` memberships that an import made; 0 when none is left. */
  removeMembershipsOf(
    manager: EntityManager,
    workspaceId: string,
    importId: string,
    listId: string,
    limit: number,
  ): Promise<number> {
    return this.lists.removeImported(manager, workspaceId, listId, importId, limit);
  }

  /** Takes back at most `limit` of the people that an import made and nobody touched since; 0 when none is left. */
  removeUntouchedOf(
    manager: EntityManager,
    workspaceId: string,
    importId: string,
    limit: number,
  ): Promise<number> {
    return this.contacts.removeUntouched(manager, workspaceId, importId, limit);
  }
}
