import { Injectable } from '@nestjs/common';
import type { ContactAttributes, SuppressionReason, SuppressionScope } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../platform/database/database.js';
import { fillIntake, type IntakeRow } from './contact-intake.js';
import { PREVIEW_INTAKE, SAVE_INTAKE } from './sql/intake.js';
import { listContactsSql, type ContactsPage } from './sql/list-contacts.js';
import type { Where } from './sql/where-contacts.js';

export interface ContactSummaryRow {
  id: string;
  email: string;
  emailKey: string;
  firstName: string;
  lastName: string;
  attributes: ContactAttributes;
  createdAt: Date;
  lists: { id: string; name: string }[];
  suppression: { scope: SuppressionScope; reason: SuppressionReason } | null;
}
export interface ContactRow {
  id: string;
  email: string;
  emailDomain: string;
  addressHash: Buffer;
  firstName: string;
  lastName: string;
  attributes: ContactAttributes;
  language: string | null;
  timeZone: string | null;
  consentSource: string | null;
  consentAt: Date | null;
  importId: string | null;
  importFileName: string | null;
  importedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}
export interface MembershipRow {
  id: string;
  name: string;
  joinedAt: Date;
  consentSource: string | null;
}
/** Columns to set; `attributes` are merged, those in `removedAttributes` taken away. */
export interface ContactValues {
  address?: { email: string; emailKey: string; emailDomain: string; addressHash: Buffer };
  firstName?: string | undefined;
  lastName?: string | undefined;
  language?: string | null | undefined;
  timeZone?: string | null | undefined;
  consentSource?: string | null | undefined;
  attributes?: ContactAttributes;
  removedAttributes?: string[];
}

@Injectable()
export class ContactsRepository {
  page(manager: EntityManager, where: Where, page: ContactsPage): Promise<ContactSummaryRow[]> {
    const { sql, parameters } = listContactsSql(where, page);
    return rows<ContactSummaryRow>(manager, sql, parameters);
  }

  /** Exact, or no further than `upTo`. */
  async count(manager: EntityManager, where: Where, upTo?: number): Promise<number> {
    const limit = upTo === undefined ? '' : `limit ${Math.trunc(upTo)}`;
    const sql = `select count(*)::int as count from (select 1 from contacts c where ${where.sql} ${limit}) found`;
    return (await row<{ count: number }>(manager, sql, where.parameters))?.count ?? 0;
  }

  byId(manager: EntityManager, workspaceId: string, id: string): Promise<ContactRow | null> {
    return row<ContactRow>(
      manager,
      `select c.id, c.email, c.email_domain as "emailDomain", c.address_hash as "addressHash", c.first_name as "firstName",
              c.last_name as "lastName", c.attributes, c.language, c.time_zone as "timeZone",
              c.consent_source as "consentSource", c.consent_at as "consentAt", c.import_id as "importId",
              o.file_name as "importFileName", o.created_at as "importedAt",
              c.created_at as "createdAt", c.updated_at as "updatedAt", c.version
         from contacts c left join import_origins o on o.workspace_id = c.workspace_id and o.import_id = c.import_id
        where c.workspace_id = $1 and c.id = $2`,
      [workspaceId, id],
    );
  }

  memberships(manager: EntityManager, workspaceId: string, contactId: string): Promise<MembershipRow[]> {
    return rows<MembershipRow>(
      manager,
      `select l.id, l.name, m.joined_at as "joinedAt", m.consent_source as "consentSource"
         from list_members m join lists l on l.workspace_id = m.workspace_id and l.id = m.list_id
        where m.workspace_id = $1 and m.contact_id = $2 order by lower(l.name)`,
      [workspaceId, contactId],
    );
  }

  /** Null when the address is taken. */
  async create(
    manager: EntityManager,
    workspaceId: string,
    person: IntakeRow,
    consentSource: string | null,
  ): Promise<string | null> {
    const made = await row<{ id: string }>(
      manager,
      `insert into contacts (workspace_id, email, email_key, email_domain, address_hash, first_name, last_name, attributes,
                             language, time_zone, consent_source, consent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text, case when $11::text is null then null else now() end)
       on conflict (workspace_id, email_key) do nothing returning id`,
      [
        workspaceId,
        person.email,
        person.emailKey,
        person.emailDomain,
        person.addressHash,
        person.firstName,
        person.lastName,
        JSON.stringify(person.attributes),
        person.language,
        person.timeZone,
        consentSource,
      ],
    );
    return made?.id ?? null;
  }

  async isTaken(
    manager: EntityManager,
    workspaceId: string,
    emailKey: string,
    exceptId: string,
  ): Promise<boolean> {
    const found = await row(
      manager,
      `select 1 from contacts where workspace_id = $1 and email_key = $2 and id <> $3`,
      [workspaceId, emailKey, exceptId],
    );
    return found !== null;
  }

  /** Returns whether it won: false when the version is old (or the person gone). */
  async change(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    version: number,
    values: ContactValues,
  ): Promise<boolean> {
    const parameters: unknown[] = [workspaceId, id, version];
    const next = (value: unknown): string => `$${parameters.push(value)}`;
    const sets = ['version = version + 1', 'updated_at = now()'];
    const { address } = values;
    if (address)
      sets.push(
        `email = ${next(address.email)}, email_key = ${next(address.emailKey)}, email_domain = ${next(address.emailDomain)}, address_hash = ${next(address.addressHash)}`,
      );
    if (values.firstName !== undefined) sets.push(`first_name = ${next(values.firstName)}`);
    if (values.lastName !== undefined) sets.push(`last_name = ${next(values.lastName)}`);
    if (values.language !== undefined) sets.push(`language = ${next(values.language)}`);
    if (values.timeZone !== undefined) sets.push(`time_zone = ${next(values.timeZone)}`);
    if (values.consentSource !== undefined) {
      const source = next(values.consentSource);
      sets.push(
        `consent_source = ${source}, consent_at = case when ${source}::text is null then null else now() end`,
      );
    }
    if (values.attributes)
      sets.push(
        `attributes = (attributes || ${next(JSON.stringify(values.attributes))}::jsonb) - ${next(values.removedAttributes ?? [])}::text[]`,
      );
    const sql = `update contacts set ${sets.join(', ')} where workspace_id = $1 and id = $2 and version = $3`;
    return (await changed(manager, sql, parameters)) > 0;
  }

  /** Erases at most `limit` of those who match and gives the hashes of their addresses. */
  async erase(manager: EntityManager, where: Where, limit: number): Promise<Buffer[]> {
    const gone = await rows<{ addressHash: Buffer }>(
      manager,
      `delete from contacts gone using (select c.workspace_id, c.id from contacts c where ${where.sql} limit ${Math.trunc(limit)}) found
        where gone.workspace_id = found.workspace_id and gone.id = found.id returning gone.address_hash as "addressHash"`,
      where.parameters,
    );
    return gone.map(({ addressHash }) => addressHash);
  }

  /** Saves people by their address; of `people` no two may have the same one. */
  async save(
    manager: EntityManager,
    workspaceId: string,
    people: readonly IntakeRow[],
    options: { consentSource: string | null; importId: string | null; updateExisting: boolean },
  ): Promise<{ created: number; updated: number }> {
    await fillIntake(manager, people);
    const saved = await row<{ created: number; updated: number }>(manager, SAVE_INTAKE, [
      workspaceId,
      options.consentSource,
      options.importId,
      options.updateExisting,
    ]);
    if (!saved) throw new Error('Counting gives one row.');
    return saved;
  }

  async preview(
    manager: EntityManager,
    workspaceId: string,
    people: readonly IntakeRow[],
    updateExisting: boolean,
  ): Promise<{ created: number; updated: number }> {
    await fillIntake(manager, people);
    const counted = await row<{ created: number; updated: number }>(manager, PREVIEW_INTAKE, [
      workspaceId,
      updateExisting,
    ]);
    if (!counted) throw new Error('Counting gives one row.');
    return counted;
  }

  /** The people that an import made, whom nobody changed and no other list has; at most `limit`. */
  async removeUntouched(
    manager: EntityManager,
    workspaceId: string,
    importId: string,
    limit: number,
  ): Promise<number> {
    return changed(
      manager,
      `delete from contacts where workspace_id = $1 and id in (
         select c.id from contacts c
          where c.workspace_id = $1 and c.import_id = $2 and c.version = 1
            and not exists (select 1 from list_members m where m.workspace_id = c.workspace_id and m.contact_id = c.id
                             and m.import_id is distinct from $2)
          limit ${Math.trunc(limit)})`,
      [workspaceId, importId],
    );
  }
}
