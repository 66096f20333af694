import { Injectable } from '@nestjs/common';
import type { ContactFilter, ContactSelection } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { fieldUnknown, FieldsService, valueOf } from './fields.service.js';
import { whereContacts, type ReadFilter, type Where } from './sql/where-contacts.js';

/** Turns filters and selections as the API takes them into conditions: a custom field's value gets the field's type. */
@Injectable()
export class Selections {
  constructor(private readonly fields: FieldsService) {}

  async where(manager: EntityManager, workspaceId: string, selection: ContactSelection): Promise<Where> {
    if ('ids' in selection) return whereContacts(workspaceId, selection);
    return whereContacts(workspaceId, {
      matching: await this.read(manager, workspaceId, selection.matching),
    });
  }

  private async read(
    manager: EntityManager,
    workspaceId: string,
    { field, value, ...rest }: ContactFilter,
  ): Promise<ReadFilter> {
    if (!field) return rest;
    const known = (await this.fields.list(workspaceId, manager)).find(({ key }) => key === field);
    if (!known) throw fieldUnknown(field);
    return {
      ...rest,
      attribute: value === undefined || value === '' ? field : { [field]: valueOf(known, value) },
    };
  }
}
