import { Controller } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { Handles, Input } from '../../platform/http/handles.js';
import { CampaignLinesService } from './campaign-lines.service.js';
import { CampaignsService } from './campaigns.service.js';
import { ChecklistService } from './checklist.service.js';
import { PreviewService } from './preview.service.js';
import { describeTime } from './schedule-time.js';

@Controller()
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly lines: CampaignLinesService,
    private readonly checklists: ChecklistService,
    private readonly previews: PreviewService,
  ) {}

  @Handles(c.listCampaigns)
  list(@Input() { params, query }: c.InputOf<typeof c.listCampaigns>) {
    return this.lines.list(params.workspaceId, query);
  }

  @Handles(c.createCampaign)
  create(@Input() { params, body }: c.InputOf<typeof c.createCampaign>, @CurrentActor() actor: Actor) {
    return this.campaigns.create(params.workspaceId, actor, body);
  }

  @Handles(c.getCampaign)
  get(@Input() { params }: c.InputOf<typeof c.getCampaign>) {
    return this.campaigns.get(params.workspaceId, params.id);
  }

  @Handles(c.changeCampaign)
  change(@Input() { params, body }: c.InputOf<typeof c.changeCampaign>) {
    return this.campaigns.change(params.workspaceId, params.id, body);
  }

  @Handles(c.deleteCampaign)
  async delete(@Input() { params }: c.InputOf<typeof c.deleteCampaign>) {
    await this.campaigns.delete(params.workspaceId, params.id);
    return { done: true } as const;
  }

  @Handles(c.duplicateCampaign)
  duplicate(@Input() { params }: c.InputOf<typeof c.duplicateCampaign>, @CurrentActor() actor: Actor) {
    return this.campaigns.duplicate(params.workspaceId, params.id, actor);
  }

  @Handles(c.getChecklist)
  async checklist(@Input() { params }: c.InputOf<typeof c.getChecklist>) {
    return this.checklists.check(
      params.workspaceId,
      await this.campaigns.require(params.workspaceId, params.id),
    );
  }

  @Handles(c.previewCampaign)
  async preview(@Input() { params, body }: c.InputOf<typeof c.previewCampaign>) {
    return this.previews.preview(await this.campaigns.require(params.workspaceId, params.id), body.contactId);
  }

  @Handles(c.sendTest)
  async sendTest(@Input() { params, body }: c.InputOf<typeof c.sendTest>) {
    return this.previews.sendTest(
      await this.campaigns.require(params.workspaceId, params.id),
      body.addresses,
      body.contactId,
    );
  }

  @Handles(c.resolveScheduleTime)
  resolveTime(@Input() { query }: c.InputOf<typeof c.resolveScheduleTime>) {
    return describeTime(query);
  }

  @Handles(c.scheduleCampaign)
  schedule(@Input() { params, body }: c.InputOf<typeof c.scheduleCampaign>) {
    return this.campaigns.schedule(params.workspaceId, params.id, body);
  }

  @Handles(c.undoCampaign)
  undo(@Input() { params }: c.InputOf<typeof c.undoCampaign>) {
    return this.campaigns.undo(params.workspaceId, params.id);
  }

  @Handles(c.pauseCampaign)
  pause(@Input() { params }: c.InputOf<typeof c.pauseCampaign>) {
    return this.campaigns.pause(params.workspaceId, params.id);
  }

  @Handles(c.resumeCampaign)
  resume(@Input() { params }: c.InputOf<typeof c.resumeCampaign>) {
    return this.campaigns.resume(params.workspaceId, params.id);
  }

  @Handles(c.cancelCampaign)
  cancel(@Input() { params }: c.InputOf<typeof c.cancelCampaign>) {
    return this.campaigns.cancel(params.workspaceId, params.id);
  }
}
