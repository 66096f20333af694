import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../platform/database/database.js';
import type { FileKind } from './file-kind.js';
import { REMOVE_UNUSED_FILES } from './sql/remove-unused-files.js';

export interface FileRow {
  id: string;
  kind: FileKind;
  bytes: number;
}

@Injectable()
export class FilesRepository {
  async begin(manager: EntityManager, workspaceId: string): Promise<string> {
    const made = await row<{ id: string }>(
      manager,
      `insert into files (workspace_id) values ($1) returning id`,
      [workspaceId],
    );
    if (!made) throw new Error('The insert returned no row.');
    return made.id;
  }

  async addPiece(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    no: number,
    bytes: Buffer,
  ): Promise<void> {
    await manager.query(
      `insert into file_pieces (workspace_id, file_id, no, bytes) values ($1, $2, $3, $4)`,
      [workspaceId, id, no, bytes],
    );
  }

  async drop(manager: EntityManager, workspaceId: string, id: string): Promise<void> {
    await manager.query(`delete from files where workspace_id = $1 and id = $2`, [workspaceId, id]);
  }

  /** One at a time per content, until the transaction ends: two uploads of one file become one row. */
  async lockContent(manager: EntityManager, workspaceId: string, sha256: Buffer): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `file ${workspaceId} ${sha256.toString('hex')}`,
    ]);
  }

  /** The file with exactly these bytes, used again from now on. */
  touchContent(manager: EntityManager, workspaceId: string, sha256: Buffer): Promise<FileRow | null> {
    return row(
      manager,
      `update files set used_at = now() where workspace_id = $1 and sha256 = $2 returning id, kind, bytes`,
      [workspaceId, sha256],
    );
  }

  async complete(
    manager: EntityManager,
    workspaceId: string,
    file: FileRow & { sha256: Buffer },
  ): Promise<void> {
    const count = await changed(
      manager,
      `update files set kind = $3, bytes = $4, sha256 = $5, used_at = now()
        where workspace_id = $1 and id = $2 and sha256 is null`,
      [workspaceId, file.id, file.kind, file.bytes, file.sha256],
    );
    if (count !== 1) throw new Error('An upload was completed twice.');
  }

  /** Marks files as used, so that they stay; returns those that are there. */
  touch(manager: EntityManager, workspaceId: string, ids: string[]): Promise<FileRow[]> {
    return rows(
      manager,
      `update files set used_at = now()
        where workspace_id = $1 and id = any($2::uuid[]) and sha256 is not null returning id, kind, bytes`,
      [workspaceId, ids],
    );
  }

  find(manager: EntityManager, workspaceId: string, id: string): Promise<FileRow | null> {
    return row(
      manager,
      `select id, kind, bytes from files where workspace_id = $1 and id = $2 and sha256 is not null`,
      [workspaceId, id],
    );
  }

  piece(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    no: number,
  ): Promise<{ bytes: Buffer } | null> {
    return row(
      manager,
      `select bytes from file_pieces where workspace_id = $1 and file_id = $2 and no = $3`,
      [workspaceId, id, no],
    );
  }

  removeUnused(manager: EntityManager, limit: number): Promise<number> {
    return changed(manager, REMOVE_UNUSED_FILES, [limit]);
  }
}
