import { Controller, Req, Res } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { type Actor, CurrentActor, personOf, type RequestWithActor } from '../../platform/http/actor.js';
import { Handles, Input } from '../../platform/http/handles.js';
import { tooLarge } from './import-files.js';
import { ImportsService } from './imports.service.js';

@Controller()
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Handles(c.uploadImport)
  upload(
    @Input() { params, query, body }: c.InputOf<typeof c.uploadImport>,
    @CurrentActor() actor: Actor,
    @Req() request: RequestWithActor,
  ) {
    // Said before the first byte is read: later the only way to refuse is to hang up.
    if (Number(request.headers['content-length'] ?? 0) > c.IMPORT_MAX_BYTES) throw tooLarge();
    return this.imports.upload(params.workspaceId, query.fileName, body, personOf(actor));
  }

  @Handles(c.listImports)
  list(@Input() { params, query }: c.InputOf<typeof c.listImports>) {
    return this.imports.list(params.workspaceId, query.limit, query.after);
  }

  @Handles(c.getImport)
  get(@Input() { params }: c.InputOf<typeof c.getImport>) {
    return this.imports.get(params.workspaceId, params.id);
  }

  @Handles(c.checkImport)
  check(@Input() { params, body }: c.InputOf<typeof c.checkImport>) {
    return this.imports.check(params.workspaceId, params.id, body);
  }

  @Handles(c.startImport)
  start(@Input() { params, body }: c.InputOf<typeof c.startImport>) {
    return this.imports.start(params.workspaceId, params.id, body);
  }

  @Handles(c.cancelImport)
  cancel(@Input() { params }: c.InputOf<typeof c.cancelImport>) {
    return this.imports.cancel(params.workspaceId, params.id);
  }

  @Handles(c.rollBackImport)
  rollBack(@Input() { params }: c.InputOf<typeof c.rollBackImport>) {
    return this.imports.rollBack(params.workspaceId, params.id);
  }

  @Handles(c.downloadImportRejects)
  async rejects(
    @Input() { params }: c.InputOf<typeof c.downloadImportRejects>,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    const { fileName, lines } = await this.imports.rejects(params.workspaceId, params.id);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="rejects.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      )
      .header('x-content-type-options', 'nosniff')
      .send(Readable.from(lines));
  }
}
