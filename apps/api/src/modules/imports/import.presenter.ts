import type { ContactImport } from '@mailwright/contracts';
import type { ImportRow } from './imports.repository.js';

export const presentImport = (row: ImportRow): ContactImport => ({
  id: row.id,
  fileName: row.fileName,
  state: row.state,
  encoding: row.options.encoding,
  delimiter: row.options.delimiter,
  hasHeader: row.options.hasHeader,
  columns: row.columns,
  mapping: row.mapping,
  listId: row.listId,
  consentSource: row.consentSource,
  updateExisting: row.options.updateExisting,
  check: row.checked,
  counts: {
    rows: row.rowsRead,
    created: row.rowsCreated,
    updated: row.rowsUpdated,
    // What is left of the rows: known people in whom nothing changed.
    unchanged: row.rowsRead - row.rowsCreated - row.rowsUpdated - row.rowsDuplicate - row.rowsRejected,
    duplicate: row.rowsDuplicate,
    rejected: row.rowsRejected,
    suppressed: row.rowsSuppressed,
  },
  bytesTotal: row.bytesTotal,
  bytesRead: row.state === 'finished' ? row.bytesTotal : row.bytesRead,
  failure: row.failure,
  rolledBack: row.rolledBackAt ? { contacts: row.rowsRemoved, at: row.rolledBackAt.toISOString() } : null,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});
