import { Controller, Req } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import type { FastifyRequest } from 'fastify';
import { Handles, Input } from '../../platform/http/handles.js';
import { ConversionsService } from './conversions.service.js';

@Controller()
export class ConversionsController {
  constructor(private readonly conversions: ConversionsService) {}

  @Handles(c.reportTokenConversion)
  byToken(@Input() { body }: c.InputOf<typeof c.reportTokenConversion>, @Req() request: FastifyRequest) {
    return this.conversions.byToken(body, request.ip);
  }

  @Handles(c.reportConversion)
  byPerson(@Input() { params, body }: c.InputOf<typeof c.reportConversion>) {
    return this.conversions.byPerson(params.workspaceId, body);
  }

  @Handles(c.listConversions)
  list(@Input() { params, query }: c.InputOf<typeof c.listConversions>) {
    return this.conversions.list(params.workspaceId, query);
  }
}
