import { Injectable } from '@nestjs/common';
import type { ImportCheck, ImportColumn, ImportMapping, ImportState } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../platform/database/database.js';
import type { FileEncoding } from './file/encoding.js';

/** How the file is read and what is done with known people. */
export interface ImportOptions {
  encoding: FileEncoding;
  delimiter: string;
  hasHeader: boolean;
  updateExisting: boolean;
}
/** A look at the file under way or done; a newer one has another token and stops it. */
export interface StoredCheck extends ImportCheck {
  token: string;
  mapping: ImportMapping;
  newFields: { key: string; label: string; type: 'text' | 'number' | 'date' | 'boolean' }[];
  hasHeader: boolean;
  updateExisting: boolean;
}
export interface ImportRow {
  workspaceId: string;
  id: string;
  fileName: string;
  state: ImportState;
  mapping: ImportMapping | null;
  listId: string | null;
  consentSource: string | null;
  options: ImportOptions;
  columns: ImportColumn[];
  checked: StoredCheck | null;
  bytesTotal: number;
  bytesRead: number;
  rowsRead: number;
  rowsCreated: number;
  rowsUpdated: number;
  rowsDuplicate: number;
  rowsRejected: number;
  rowsSuppressed: number;
  rowsRemoved: number;
  failure: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  rolledBackAt: Date | null;
}
/** What one batch adds to an import's counters. */
export interface BatchCounts {
  rows: number;
  created: number;
  updated: number;
  duplicate: number;
  rejected: number;
  suppressed: number;
}
export interface RejectedRow {
  row: number;
  reason: string;
  cells: string[];
}

const COLUMNS = `workspace_id as "workspaceId", id, file_name as "fileName", state, mapping, list_id as "listId",
  consent_source as "consentSource", options, columns, checked, bytes_total::float8 as "bytesTotal", bytes_read::float8 as "bytesRead",
  rows_read as "rowsRead", rows_created as "rowsCreated", rows_updated as "rowsUpdated", rows_duplicate as "rowsDuplicate",
  rows_rejected as "rowsRejected", rows_suppressed as "rowsSuppressed", rows_removed as "rowsRemoved", failure,
  created_at as "createdAt", finished_at as "finishedAt", rolled_back_at as "rolledBackAt"`;

@Injectable()
export class ImportsRepository {
  async newId(manager: EntityManager): Promise<string> {
    const made = await row<{ id: string }>(manager, 'select uuidv7() as id');
    if (!made) throw new Error('The select gives one row.');
    return made.id;
  }

  async add(
    manager: EntityManager,
    workspaceId: string,
    made: {
      id: string;
      fileName: string;
      bytes: number;
      columns: ImportColumn[];
      options: ImportOptions;
      createdBy: string | null;
    },
  ): Promise<void> {
    await manager.query(
      `insert into imports (workspace_id, id, file_name, state, columns, options, bytes_total, created_by)
       values ($1, $2, $3, 'uploaded', $4, $5, $6, $7)`,
      [
        workspaceId,
        made.id,
        made.fileName,
        JSON.stringify(made.columns),
        JSON.stringify(made.options),
        made.bytes,
        made.createdBy,
      ],
    );
  }

  newest(manager: EntityManager, workspaceId: string, limit: number, afterId: unknown): Promise<ImportRow[]> {
    return rows<ImportRow>(
      manager,
      `select ${COLUMNS} from imports where workspace_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [workspaceId, afterId, limit + 1],
    );
  }

  byId(manager: EntityManager, workspaceId: string, id: string): Promise<ImportRow | null> {
    return row<ImportRow>(manager, `select ${COLUMNS} from imports where workspace_id = $1 and id = $2`, [
      workspaceId,
      id,
    ]);
  }

  /** Locks the import if it still runs and stands where the caller left it: nobody else works on it, nobody cancelled. */
  async lockAt(manager: EntityManager, workspaceId: string, id: string, rowsRead: number): Promise<boolean> {
    const sql = `select 1 from imports where workspace_id = $1 and id = $2 and state = 'running' and rows_read = $3 for update`;
    return (await row(manager, sql, [workspaceId, id, rowsRead])) !== null;
  }

  async advance(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    counts: BatchCounts,
    bytesRead: number,
  ): Promise<void> {
    await manager.query(
      `update imports set rows_read = rows_read + $3, rows_created = rows_created + $4, rows_updated = rows_updated + $5,
              rows_duplicate = rows_duplicate + $6, rows_rejected = rows_rejected + $7, rows_suppressed = rows_suppressed + $8,
              bytes_read = least(bytes_total, greatest(bytes_read, $9)), progressed_at = now()
        where workspace_id = $1 and id = $2`,
      [
        workspaceId,
        id,
        counts.rows,
        counts.created,
        counts.updated,
        counts.duplicate,
        counts.rejected,
        counts.suppressed,
        bytesRead,
      ],
    );
  }

  async addRejects(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    rejects: readonly RejectedRow[],
  ): Promise<void> {
    if (rejects.length === 0) return;
    await manager.query(
      `insert into import_rejects (workspace_id, import_id, row_number, reason, cells)
       select $1, $2, given.row_number, given.reason, given.cells::jsonb
         from unnest($3::int[], $4::text[], $5::text[]) as given (row_number, reason, cells)`,
      [
        workspaceId,
        id,
        rejects.map(({ row }) => row),
        rejects.map(({ reason }) => reason),
        rejects.map(({ cells }) => JSON.stringify(cells)),
      ],
    );
  }

  rejectsAfter(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    rowNumber: number,
    limit: number,
  ): Promise<RejectedRow[]> {
    return rows<RejectedRow>(
      manager,
      `select row_number as row, reason, cells from import_rejects
        where workspace_id = $1 and import_id = $2 and row_number > $3 order by row_number limit $4`,
      [workspaceId, id, rowNumber, limit],
    );
  }

  async start(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    plan: { mapping: ImportMapping; options: ImportOptions; listId: string; consentSource: string },
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update imports set state = 'running', mapping = $3, options = $4, list_id = $5, consent_source = $6, progressed_at = now()
        where workspace_id = $1 and id = $2 and state = 'uploaded'`,
      [
        workspaceId,
        id,
        JSON.stringify(plan.mapping),
        JSON.stringify(plan.options),
        plan.listId,
        plan.consentSource,
      ],
    );
    return count > 0;
  }

  /** One change of state; false when the import was in none of the states named. */
  async turn(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    from: readonly ImportState[],
    to: ImportState,
    failure: string | null = null,
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update imports set state = $4, failure = coalesce($5, failure), progressed_at = now(),
              finished_at = case when $4 = 'rolled_back' then finished_at else now() end
        where workspace_id = $1 and id = $2 and state = any($3::text[])`,
      [workspaceId, id, from, to, failure],
    );
    return count > 0;
  }

  /** Writes the look at the file as it is now; false when a newer one took its place or the import was started. */
  async saveCheck(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    check: StoredCheck,
    token: string | null,
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update imports set checked = $3, progressed_at = now()
        where workspace_id = $1 and id = $2 and state = 'uploaded' and ($4::text is null or checked ->> 'token' = $4)`,
      [workspaceId, id, JSON.stringify(check), token],
    );
    return count > 0;
  }

  async addRemoved(manager: EntityManager, workspaceId: string, id: string, removed: number): Promise<void> {
    await manager.query(
      `update imports set rows_removed = rows_removed + $3, progressed_at = now() where workspace_id = $1 and id = $2`,
      [workspaceId, id, removed],
    );
  }

  async endRollBack(manager: EntityManager, workspaceId: string, id: string): Promise<void> {
    await manager.query(
      `update imports set rolled_back_at = now() where workspace_id = $1 and id = $2 and state = 'rolled_back' and rolled_back_at is null`,
      [workspaceId, id],
    );
  }

  /** Shows that work goes on where nothing is committed for a while. */
  async touch(manager: EntityManager, workspaceId: string, id: string): Promise<void> {
    await manager.query(`update imports set progressed_at = now() where workspace_id = $1 and id = $2`, [
      workspaceId,
      id,
    ]);
  }

  /** Work that stands still: its process died. Taken for this caller by setting the clock again. */
  takeStalled(
    manager: EntityManager,
    stalledForSeconds: number,
  ): Promise<{ workspaceId: string; id: string; state: ImportState }[]> {
    return rows(
      manager,
      `update imports set progressed_at = now()
        where progressed_at < now() - make_interval(secs => $1)
          and (state = 'running' or (state = 'rolled_back' and rolled_back_at is null)
            or (state = 'uploaded' and checked ->> 'state' = 'running'))
       returning workspace_id as "workspaceId", id, state`,
      [stalledForSeconds],
    );
  }

  /** Uploads that nobody started within the days given; they become cancelled. */
  abandoned(manager: EntityManager, olderThanDays: number): Promise<{ id: string }[]> {
    return rows(
      manager,
      `update imports set state = 'cancelled', failure = 'It was not started, so the file was thrown away.', finished_at = now()
        where state = 'uploaded' and created_at < now() - make_interval(days => $1) returning id`,
      [olderThanDays],
    );
  }

  forgetRejects(manager: EntityManager, olderThanDays: number): Promise<number> {
    return changed(
      manager,
      `delete from import_rejects r using imports i
        where i.workspace_id = r.workspace_id and i.id = r.import_id and i.finished_at < now() - make_interval(days => $1)`,
      [olderThanDays],
    );
  }
}
