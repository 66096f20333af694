import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { IMAGE_MAX_BYTES, type InputOf, type listImages, type ReadableBody } from '@mailwright/contracts';
import { Database } from '../../../platform/database/database.js';
import { DomainError, notFound } from '../../../platform/http/domain-error.js';
import { decodeKeyset, toPage } from '../../../platform/http/keyset.js';
import { PUBLIC_URL } from '../../../platform/http/public-url.js';
import { type ImageRow, ImagesRepository } from './images.repository.js';
import { fileEnding, readPictureType } from './picture-type.js';
import { contentIdOf } from './content-id.js';
import { type ServedImage, ServedImages } from './served-images.js';

export const pictureTooLarge = (): DomainError =>
  new DomainError(
    'image.too_large',
    'too_large',
    'A picture may have 5 MB at most.',
    'Make it smaller: mails want pictures of 100 to 300 KB.',
  );

/** Pictures for mails. They are public to whoever has their address, which cannot be guessed. */
@Injectable()
export class ImagesService {
  private readonly lately = new ServedImages();

  constructor(
    private readonly database: Database,
    private readonly images: ImagesRepository,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  async list(workspaceId: string, query: InputOf<typeof listImages>['query']) {
    const found = await this.images.page(
      this.database.manager,
      workspaceId,
      query.limit,
      decodeKeyset(query.after, 2),
    );
    const page = toPage(found, query.limit, (image) => [image.sortKey, image.id]);
    return { items: page.items.map((image) => this.present(image)), next: page.next };
  }

  /** The same picture again is the same picture: it keeps its address. */
  async upload(workspaceId: string, fileName: string, body: ReadableBody) {
    const bytes = await readAll(body);
    const type = readPictureType(bytes);
    if (!type)
      throw new DomainError(
        'image.kind_unknown',
        'invalid',
        'This is no PNG, JPEG, GIF or WebP picture.',
        'Save it as PNG or JPEG: most mail programs do not show SVG and others.',
      );
    const sha256 = createHash('sha256').update(bytes).digest();
    const { manager } = this.database;
    const known = await this.images.bySha(manager, workspaceId, sha256);
    if (known) return this.present(known);
    const publicName = `${randomBytes(16).toString('base64url')}.${fileEnding[type.contentType]}`;
    return this.present(
      await this.images.add(manager, workspaceId, { ...type, publicName, fileName, sha256, bytes }),
    );
  }

  async delete(workspaceId: string, id: string): Promise<void> {
    if ((await this.images.remove(this.database.manager, workspaceId, id)) === 0) throw notFound('image');
    this.lately.clear();
  }

  async served(publicName: string): Promise<ServedImage | null> {
    const known = this.lately.find(publicName, Date.now());
    if (known) return known;
    const found = await this.images.served(this.database.manager, publicName);
    if (found) this.lately.keep(publicName, found, Date.now());
    return found;
  }

  private present({ publicName, createdAt, sortKey: _sortKey, ...image }: ImageRow) {
    return {
      ...image,
      url: `${this.publicUrl}/i/${publicName}`,
      embedUrl: `cid:${contentIdOf(publicName)}`,
      createdAt: createdAt.toISOString(),
    };
  }
}

async function readAll(body: ReadableBody): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (typeof body !== 'object') return Buffer.alloc(0);
  for await (const chunk of body) {
    size += chunk.length;
    if (size > IMAGE_MAX_BYTES) throw pictureTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
