import { Injectable } from '@nestjs/common';
import type { ContactAttributes, ContactField, createContactField, InputOf } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { DomainError, notFound } from '../../platform/http/domain-error.js';
import { fieldKeyOf } from './field-key.js';
import { readFieldValue } from './field-value.js';
import { FieldsRepository } from './fields.repository.js';

/** The custom fields of a workspace, and values read by their types. */
@Injectable()
export class FieldsService {
  constructor(
    private readonly database: Database,
    private readonly fields: FieldsRepository,
  ) {}

  list(workspaceId: string, manager: EntityManager = this.database.manager): Promise<ContactField[]> {
    return this.fields.all(manager, workspaceId);
  }

  async create(
    workspaceId: string,
    input: InputOf<typeof createContactField>['body'],
  ): Promise<ContactField> {
    const key = input.key ?? fieldKeyOf(input.label);
    if (!key)
      throw new DomainError(
        'field.key_needed',
        'invalid',
        'No key can be made from this label.',
        'Give a key of small letters, digits and _.',
      );
    const field = { key, label: input.label, type: input.type };
    const made = await this.fields.add(this.database.manager, workspaceId, [field]);
    if (made.length === 0)
      throw new DomainError(
        'field.exists',
        'conflict',
        `There is a field “${key}” already.`,
        'Choose another key.',
      );
    return field;
  }

  /** Defines those that are missing; one that exists with another type is refused, because its values would not fit. */
  async ensure(manager: EntityManager, workspaceId: string, fields: readonly ContactField[]): Promise<void> {
    if (fields.length === 0) return;
    const known = new Map((await this.fields.all(manager, workspaceId)).map((field) => [field.key, field]));
    const other = fields.find(({ key, type }) => (known.get(key)?.type ?? type) !== type);
    if (other)
      throw new DomainError(
        'field.other_type',
        'conflict',
        `The field “${other.key}” exists as ${known.get(other.key)?.type}.`,
        'Use its type or another key.',
      );
    await this.fields.add(
      manager,
      workspaceId,
      fields.filter(({ key }) => !known.has(key)),
    );
  }

  async remove(workspaceId: string, key: string): Promise<{ cleared: number }> {
    return this.database.transaction(async (manager) => {
      if (!(await this.fields.remove(manager, workspaceId, key))) throw notFound('field');
      return { cleared: await this.fields.clearValues(manager, workspaceId, key) };
    });
  }

  /** Values by their fields' types, and the keys that shall go (null or an empty text). */
  async readAttributes(
    manager: EntityManager,
    workspaceId: string,
    given: Record<string, string | number | boolean | null>,
  ): Promise<{ attributes: ContactAttributes; removed: string[] }> {
    const known = new Map((await this.fields.all(manager, workspaceId)).map((field) => [field.key, field]));
    const attributes: ContactAttributes = {};
    const removed: string[] = [];
    for (const [key, value] of Object.entries(given)) {
      const field = known.get(key);
      if (!field) throw fieldUnknown(key);
      if (value === null || value === '') removed.push(key);
      else attributes[key] = valueOf(field, value);
    }
    return { attributes, removed };
  }
}

/** A value as its field wants it. */
export function valueOf(field: ContactField, value: string | number | boolean): string | number | boolean {
  const read = readFieldValue(field.type, typeof value === 'string' ? value.toWellFormed() : String(value));
  if (read.ok) return read.value;
  throw new DomainError(
    'field.value_unusable',
    'invalid',
    `${field.label}: ${read.says}`,
    'Correct the value.',
    [{ path: `attributes.${field.key}`, message: read.says }],
  );
}

export const fieldUnknown = (key: string): DomainError =>
  new DomainError(
    'field.unknown',
    'invalid',
    `There is no field “${key}”.`,
    'Define it first, under Contacts → Fields.',
    [{ path: `attributes.${key}`, message: 'is not defined' }],
  );
