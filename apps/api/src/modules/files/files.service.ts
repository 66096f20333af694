import { Injectable } from '@nestjs/common';
import { type Attachment, FILE_MAX_BYTES, MAIL_FILES_MAX_BYTES } from '@mailwright/contracts';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { DomainError, notFound } from '../../platform/http/domain-error.js';
import { contentTypeOf, KIND_NEEDS_BYTES, readFileKind } from './file-kind.js';
import { refusedFile, safeFileName } from './file-name.js';
import { type FileRow, FilesRepository } from './files.repository.js';
import { piecesOf } from './pieces.js';

export const fileTooLarge = (): DomainError =>
  new DomainError(
    'file.too_large',
    'too_large',
    'A file may have 10 MB at most.',
    'Put it on your site and link to it: people open links more readily than attachments.',
  );

/** Files that go with mails: streamed in and out in pieces, kept once per workspace whatever they are called. */
@Injectable()
export class FilesService {
  constructor(
    private readonly database: Database,
    private readonly files: FilesRepository,
  ) {}

  /** Takes an upload as it comes. A file that is too large, refused or broken off leaves nothing behind. */
  async upload(workspaceId: string, name: string, body: AsyncIterable<Uint8Array>): Promise<Attachment> {
    const fileName = safeFileName(name);
    const file = await this.store(workspaceId, body, (head) => {
      const refused = refusedFile(readFileKind(head), fileName);
      if (refused)
        throw new DomainError('file.refused', 'invalid', refused, 'Put it on your site and link to it.');
    });
    return describe(file, fileName);
  }

  /** Keeps bytes that are ours already, such as a picture that a mail embeds. */
  keep(workspaceId: string, bytes: Buffer): Promise<FileRow> {
    return this.store(workspaceId, Readable.from([bytes]), () => undefined);
  }

  private async store(
    workspaceId: string,
    body: AsyncIterable<Uint8Array>,
    check: (head: Buffer) => void,
  ): Promise<FileRow> {
    const { manager } = this.database;
    const id = await this.files.begin(manager, workspaceId);
    try {
      const hash = createHash('sha256');
      let bytes = 0;
      let no = 0;
      let kind: FileRow['kind'] = 'other';
      for await (const piece of piecesOf(body)) {
        if (no === 0) {
          const head = piece.subarray(0, KIND_NEEDS_BYTES);
          check(head);
          kind = readFileKind(head);
        }
        bytes += piece.length;
        checkSize(bytes);
        hash.update(piece);
        await this.files.addPiece(manager, workspaceId, id, no++, piece);
      }
      if (bytes === 0)
        throw new DomainError('file.empty', 'invalid', 'The file is empty.', 'Choose another one.');
      return await this.settle(workspaceId, { id, kind, bytes, sha256: hash.digest() });
    } catch (error) {
      await this.files.drop(manager, workspaceId, id);
      throw error;
    }
  }

  /** The file that was there before with the same bytes, or this one. */
  private settle(workspaceId: string, file: FileRow & { sha256: Buffer }): Promise<FileRow> {
    return this.database.transaction(async (manager) => {
      await this.files.lockContent(manager, workspaceId, file.sha256);
      const known = await this.files.touchContent(manager, workspaceId, file.sha256);
      if (!known) {
        await this.files.complete(manager, workspaceId, file);
        return file;
      }
      await this.files.drop(manager, workspaceId, file.id);
      return known;
    });
  }

  /**
   * Makes sure of files that something wants to use, in the transaction that names them: there, within the limits of a
   * mail, under safe names, with the type that their bytes say.
   */
  async admit(
    manager: EntityManager,
    workspaceId: string,
    wanted: readonly Attachment[],
  ): Promise<Attachment[]> {
    if (wanted.length === 0) return [];
    const found = await this.files.touch(manager, workspaceId, [
      ...new Set(wanted.map(({ fileId }) => fileId)),
    ]);
    const byId = new Map(found.map((file) => [file.id, file]));
    const admitted = wanted.map(({ fileId, fileName }) => {
      const file = byId.get(fileId);
      if (!file) throw notFound('file');
      const name = safeFileName(fileName);
      const refused = refusedFile(file.kind, name);
      if (refused)
        throw new DomainError('file.refused', 'invalid', refused, 'Put it on your site and link to it.');
      return describe(file, name);
    });
    const total = admitted.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total > MAIL_FILES_MAX_BYTES)
      throw new DomainError(
        'file.too_many_bytes',
        'too_large',
        `The files of a mail may have 18 MB in all; these have ${(total / 1e6).toFixed(1)} MB.`,
        'Take one away, or put it on your site and link to it.',
      );
    return admitted;
  }

  /** The whole of a file; null when it is gone. */
  async read(workspaceId: string, id: string): Promise<Buffer | null> {
    const file = await this.files.find(this.database.manager, workspaceId, id);
    if (!file) return null;
    const pieces: Buffer[] = [];
    for await (const piece of this.pieces(workspaceId, id)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** Piece by piece, for a download. */
  async open(workspaceId: string, id: string): Promise<{ bytes: number; stream: Readable }> {
    const file = await this.files.find(this.database.manager, workspaceId, id);
    if (!file) throw notFound('file');
    return { bytes: file.bytes, stream: Readable.from(this.pieces(workspaceId, id)) };
  }

  private async *pieces(workspaceId: string, id: string): AsyncGenerator<Buffer> {
    for (let no = 0; ; no++) {
      const piece = await this.files.piece(this.database.manager, workspaceId, id, no);
      if (!piece) return;
      yield piece.bytes;
    }
  }
}

function checkSize(bytes: number): void {
  if (bytes > FILE_MAX_BYTES) throw fileTooLarge();
}

const describe = ({ id, kind, bytes }: FileRow, fileName: string): Attachment => ({
  fileId: id,
  fileName,
  contentType: contentTypeOf(kind, fileName),
  bytes,
});
