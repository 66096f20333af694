import { Controller, Req, Res } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import type { FastifyReply } from 'fastify';
import type { RequestWithActor } from '../../platform/http/actor.js';
import { Handles, Input } from '../../platform/http/handles.js';
import { safeFileName } from './file-name.js';
import { fileTooLarge, FilesService } from './files.service.js';

/** What RFC 8187 does not allow and `encodeURIComponent` leaves. */
const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

@Controller()
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Handles(c.uploadFile)
  upload(@Input() { params, query, body }: c.InputOf<typeof c.uploadFile>, @Req() request: RequestWithActor) {
    if (Number(request.headers['content-length'] ?? 0) > c.FILE_MAX_BYTES) throw fileTooLarge();
    return this.files.upload(params.workspaceId, query.fileName, body);
  }

  /** Always as a download of bytes: nothing that somebody uploaded is ever shown under our own address. */
  @Handles(c.downloadFile)
  async download(
    @Input() { params, query }: c.InputOf<typeof c.downloadFile>,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    const { bytes, stream } = await this.files.open(params.workspaceId, params.id);
    const name = safeFileName(query.fileName);
    return reply
      .headers({
        'content-type': 'application/octet-stream',
        'content-length': bytes,
        'content-disposition': `attachment; filename*=utf-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      })
      .send(stream);
  }
}
