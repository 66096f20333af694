import { Controller, Req, Res } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import type { FastifyReply } from 'fastify';
import type { RequestWithActor } from '../../../platform/http/actor.js';
import { Handles, Input } from '../../../platform/http/handles.js';
import { ImagesService, pictureTooLarge } from './images.service.js';

/** An address is never given to other bytes: whoever has loaded a picture need not ask again. */
const KEPT = {
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

@Controller()
export class ImagesController {
  constructor(private readonly images: ImagesService) {}

  @Handles(c.listImages)
  list(@Input() { params, query }: c.InputOf<typeof c.listImages>) {
    return this.images.list(params.workspaceId, query);
  }

  @Handles(c.uploadImage)
  upload(
    @Input() { params, query, body }: c.InputOf<typeof c.uploadImage>,
    @Req() request: RequestWithActor,
  ) {
    if (Number(request.headers['content-length'] ?? 0) > c.IMAGE_MAX_BYTES) throw pictureTooLarge();
    return this.images.upload(params.workspaceId, query.fileName, body);
  }

  @Handles(c.deleteImage)
  async delete(@Input() { params }: c.InputOf<typeof c.deleteImage>) {
    await this.images.delete(params.workspaceId, params.id);
    return { done: true } as const;
  }

  @Handles(c.servedImage)
  async serve(
    @Input() { params }: c.InputOf<typeof c.servedImage>,
    @Req() request: RequestWithActor,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    const etag = `"${params.name}"`;
    const found = await this.images.served(params.name);
    if (!found)
      return reply
        .status(404)
        .header('content-type', 'text/plain; charset=utf-8')
        .send('This picture was removed.\n');
    if (request.headers['if-none-match'] === etag)
      return reply.status(304).headers(KEPT).header('etag', etag).send();
    return reply.headers({ ...KEPT, etag, 'content-type': found.contentType }).send(found.bytes);
  }
}
