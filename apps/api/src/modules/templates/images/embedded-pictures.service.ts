import { Injectable } from '@nestjs/common';
import { embeddedPictures } from '@mailwright/templating';
import { Database } from '../../../platform/database/database.js';
import { FilesService } from '../../files/public.js';
import type { MailingFile } from '../../sending/public.js';
import { publicNameOf } from './content-id.js';
import { ImagesRepository } from './images.repository.js';

/** Pictures that an HTML wants within the message: those that are there, and what names none. */
export interface EmbeddedPictures {
  found: { contentId: string; publicName: string; fileName: string; contentType: string; bytes: number }[];
  missing: string[];
}

/** Pictures of the library that travel with a mail instead of being loaded from the web. */
@Injectable()
export class EmbeddedPicturesService {
  constructor(
    private readonly database: Database,
    private readonly images: ImagesRepository,
    private readonly files: FilesService,
  ) {}

  async find(workspaceId: string, html: string | null): Promise<EmbeddedPictures> {
    const ids = html === null ? [] : embeddedPictures(html);
    if (ids.length === 0) return { found: [], missing: [] };
    const wanted = ids.map((contentId) => ({ contentId, publicName: publicNameOf(contentId) ?? '' }));
    const names = wanted.map(({ publicName }) => publicName);
    const known = await this.images.named(this.database.manager, workspaceId, names);
    const byName = new Map(known.map((image) => [image.publicName, image]));
    return {
      found: wanted.flatMap(({ contentId, publicName }) => {
        const image = byName.get(publicName);
        return image ? [{ contentId, ...image }] : [];
      }),
      missing: wanted.filter(({ publicName }) => !byName.has(publicName)).map(({ contentId }) => contentId),
    };
  }

  /** Copies them for a mailing: a picture that is deleted from the library later is still in every message of it. */
  async keepFor(workspaceId: string, { found }: EmbeddedPictures): Promise<MailingFile[]> {
    const kept: MailingFile[] = [];
    for (const { contentId, publicName, fileName, contentType } of found) {
      const image = await this.images.served(this.database.manager, publicName);
      if (!image) continue;
      const file = await this.files.keep(workspaceId, image.bytes);
      kept.push({ fileId: file.id, fileName, contentType, bytes: file.bytes, cid: contentId });
    }
    return kept;
  }
}
