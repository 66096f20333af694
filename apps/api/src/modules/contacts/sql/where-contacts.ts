import type { ContactAttributes } from '@mailwright/contracts';

/** A filter whose custom field is known and whose value has the field's type. */
export interface ReadFilter {
  search?: string | undefined;
  listId?: string | undefined;
  suppressed?: 'yes' | 'no' | undefined;
  importId?: string | undefined;
  /** `{ city: 'Berlin' }`, or the field's key alone for "has anything in it". */
  attribute?: ContactAttributes | string | undefined;
}

/** People picked one by one, or by a filter. */
export type ReadSelection = { ids: readonly string[] } | { matching: ReadFilter };

export interface Where {
  sql: string;
  parameters: unknown[];
}

/** The condition on `contacts c`; its parameters begin with the workspace as $1. */
export function whereContacts(workspaceId: string, selection: ReadSelection): Where {
  const parameters: unknown[] = [workspaceId];
  const next = (value: unknown): string => `$${parameters.push(value)}`;
  const parts = ['c.workspace_id = $1'];
  if ('ids' in selection) parts.push(`c.id = any(${next(selection.ids)}::uuid[])`);
  else parts.push(...filterParts(selection.matching, next));
  return { sql: parts.join(' and '), parameters };
}

function filterParts(filter: ReadFilter, next: (value: unknown) => string): string[] {
  const parts: string[] = [];
  // The expression is the one of the trigram index contacts_search.
  for (const word of (filter.search ?? '').toLowerCase().split(/\s+/).filter(Boolean))
    parts.push(
      `(c.email_key || ' ' || lower(c.first_name) || ' ' || lower(c.last_name)) like ${next(`%${escapeLike(word)}%`)}`,
    );
  if (filter.listId)
    parts.push(
      `exists (select 1 from list_members m where m.workspace_id = c.workspace_id and m.contact_id = c.id and m.list_id = ${next(filter.listId)}::uuid)`,
    );
  if (filter.suppressed)
    parts.push(
      `${filter.suppressed === 'no' ? 'not ' : ''}exists (select 1 from suppressed_addresses s where s.workspace_id = c.workspace_id and s.address_hash = c.address_hash)`,
    );
  if (filter.importId) parts.push(`c.import_id = ${next(filter.importId)}::uuid`);
  if (typeof filter.attribute === 'string') parts.push(`c.attributes ? ${next(filter.attribute)}`);
  else if (filter.attribute) parts.push(`c.attributes @> ${next(JSON.stringify(filter.attribute))}::jsonb`);
  return parts;
}

const escapeLike = (word: string): string => word.replaceAll(/[\\%_]/g, String.raw`\$&`);
