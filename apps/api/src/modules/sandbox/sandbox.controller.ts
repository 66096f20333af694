import { Controller } from '@nestjs/common';
import { getSandbox, type InputOf } from '@mailwright/contracts';
import { Handles, Input } from '../../platform/http/handles.js';
import { SandboxService } from './sandbox.service.js';

@Controller()
export class SandboxController {
  constructor(private readonly sandbox: SandboxService) {}

  @Handles(getSandbox)
  view(@Input() { params, query }: InputOf<typeof getSandbox>) {
    return this.sandbox.view(params.workspaceId, query.campaignId ?? null);
  }
}
