import { Controller, Res } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { Handles, Input } from '../../platform/http/handles.js';
import { CampaignsService } from './campaigns.service.js';
import { DeliveriesExport } from './deliveries-export.service.js';
import { DeliveriesService } from './deliveries.service.js';
import { LiveService } from './live.service.js';
import { ReasonsService } from './reasons.service.js';

/** What happens, and what happened, to the people of a campaign. */
@Controller()
export class CampaignLedgerController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly live: LiveService,
    private readonly deliveries: DeliveriesService,
    private readonly reasons: ReasonsService,
    private readonly exports: DeliveriesExport,
  ) {}

  @Handles(c.getLiveCampaign)
  async view(@Input() { params }: c.InputOf<typeof c.getLiveCampaign>) {
    return this.live.view(await this.campaigns.require(params.workspaceId, params.id));
  }

  @Handles(c.listActiveCampaigns)
  active(@Input() { params }: c.InputOf<typeof c.listActiveCampaigns>) {
    return this.live.active(params.workspaceId);
  }

  @Handles(c.getCampaignReasons)
  async why(@Input() { params }: c.InputOf<typeof c.getCampaignReasons>) {
    return this.reasons.of(await this.campaigns.require(params.workspaceId, params.id));
  }

  @Handles(c.sendAgain)
  async again(@Input() { params, body }: c.InputOf<typeof c.sendAgain>, @CurrentActor() actor: Actor) {
    return this.reasons.sendAgain(await this.campaigns.require(params.workspaceId, params.id), actor, body);
  }

  @Handles(c.listDeliveries)
  async list(@Input() { params, query }: c.InputOf<typeof c.listDeliveries>) {
    return this.deliveries.list(await this.campaigns.require(params.workspaceId, params.id), query);
  }

  @Handles(c.exportDeliveries)
  async export(
    @Input() { params, query }: c.InputOf<typeof c.exportDeliveries>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const campaign = await this.campaigns.require(params.workspaceId, params.id);
    const { fileName, lines } = this.exports.stream(campaign, query);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .send(lines);
  }

  @Handles(c.getDelivery)
  async get(@Input() { params }: c.InputOf<typeof c.getDelivery>) {
    return this.deliveries.get(await this.campaigns.require(params.workspaceId, params.id), params.contactId);
  }
}
