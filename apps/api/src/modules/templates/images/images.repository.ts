import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changed, row, rows } from '../../../platform/database/database.js';

export interface ImageRow {
  id: string;
  publicName: string;
  fileName: string;
  contentType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  createdAt: Date;
  sortKey: string;
}

export interface NewImage {
  publicName: string;
  fileName: string;
  contentType: string;
  sha256: Buffer;
  width: number | null;
  height: number | null;
  bytes: Buffer;
}

const COLUMNS = `id, public_name as "publicName", file_name as "fileName", content_type as "contentType",
  octet_length(bytes) as bytes, width, height, created_at as "createdAt", created_at::text as "sortKey"`;

@Injectable()
export class ImagesRepository {
  page(
    manager: EntityManager,
    workspaceId: string,
    limit: number,
    after: unknown[] | null,
  ): Promise<ImageRow[]> {
    return rows(
      manager,
      `select ${COLUMNS} from images
        where workspace_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2::timestamptz, $3::uuid))
        order by created_at desc, id desc limit $4`,
      [workspaceId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  /** The picture that was uploaded before with exactly these bytes. */
  bySha(manager: EntityManager, workspaceId: string, sha256: Buffer): Promise<ImageRow | null> {
    return row(manager, `select ${COLUMNS} from images where workspace_id = $1 and sha256 = $2 limit 1`, [
      workspaceId,
      sha256,
    ]);
  }

  async add(manager: EntityManager, workspaceId: string, image: NewImage): Promise<ImageRow> {
    const made = await row<ImageRow>(
      manager,
      `insert into images (workspace_id, public_name, file_name, content_type, sha256, width, height, bytes)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
      [
        workspaceId,
        image.publicName,
        image.fileName,
        image.contentType,
        image.sha256,
        image.width,
        image.height,
        image.bytes,
      ],
    );
    if (!made) throw new Error('The insert returned no row.');
    return made;
  }

  remove(manager: EntityManager, workspaceId: string, id: string): Promise<number> {
    return changed(manager, `delete from images where workspace_id = $1 and id = $2`, [workspaceId, id]);
  }

  /** Sizes of pictures that a mail embeds, by their public names. */
  named(
    manager: EntityManager,
    workspaceId: string,
    publicNames: string[],
  ): Promise<{ publicName: string; fileName: string; contentType: string; bytes: number }[]> {
    return rows(
      manager,
      `select public_name as "publicName", file_name as "fileName", content_type as "contentType", octet_length(bytes) as bytes
         from images where workspace_id = $1 and public_name = any($2)`,
      [workspaceId, publicNames],
    );
  }

  served(manager: EntityManager, publicName: string): Promise<{ contentType: string; bytes: Buffer } | null> {
    return row(manager, `select content_type as "contentType", bytes from images where public_name = $1`, [
      publicName,
    ]);
  }
}
