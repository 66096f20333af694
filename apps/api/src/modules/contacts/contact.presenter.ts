import type { Contact, ContactSummary, Suppression } from '@mailwright/contracts';
import type { ContactRow, ContactSummaryRow, MembershipRow } from './contacts.repository.js';
import { mailabilityOf } from './mailability.js';

export const presentSummary = (row: ContactSummaryRow): ContactSummary => ({
  id: row.id,
  email: row.email,
  firstName: row.firstName,
  lastName: row.lastName,
  attributes: row.attributes,
  lists: row.lists,
  suppression: row.suppression,
  createdAt: row.createdAt.toISOString(),
});

export const presentContact = (
  row: ContactRow,
  lists: MembershipRow[],
  suppressions: Suppression[],
): Contact => ({
  id: row.id,
  email: row.email,
  emailDomain: row.emailDomain,
  firstName: row.firstName,
  lastName: row.lastName,
  attributes: row.attributes,
  language: row.language,
  timeZone: row.timeZone,
  consent:
    row.consentSource === null
      ? null
      : { source: row.consentSource, at: row.consentAt?.toISOString() ?? null },
  lists: lists.map((list) => ({ ...list, joinedAt: list.joinedAt.toISOString() })),
  import:
    row.importId && row.importedAt
      ? { id: row.importId, fileName: row.importFileName ?? '', at: row.importedAt.toISOString() }
      : null,
  mailability: mailabilityOf(row.firstName, suppressions),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});
