import { Controller, Res } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import type { FastifyReply } from 'fastify';
import { Handles, Input } from '../../platform/http/handles.js';
import { CampaignReportService } from './campaign-report.service.js';
import { DeliverabilityService } from './deliverability.service.js';
import { ReportExportService } from './report-export.service.js';
import { RoiService } from './roi.service.js';

@Controller()
export class ReportsController {
  constructor(
    private readonly campaigns: CampaignReportService,
    private readonly exports: ReportExportService,
    private readonly roi: RoiService,
    private readonly deliverability: DeliverabilityService,
  ) {}

  @Handles(c.getCampaignReport)
  campaign(@Input() { params }: c.InputOf<typeof c.getCampaignReport>) {
    return this.campaigns.report(params.workspaceId, params.id);
  }

  @Handles(c.exportCampaignReport)
  async export(
    @Input() { params }: c.InputOf<typeof c.exportCampaignReport>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileName, lines } = await this.exports.stream(params.workspaceId, params.id);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .send(lines);
  }

  @Handles(c.getRoi)
  roiOf(@Input() { params, query }: c.InputOf<typeof c.getRoi>) {
    return this.roi.report(params.workspaceId, query.days);
  }

  @Handles(c.getDeliverability)
  deliverabilityOf(@Input() { params, query }: c.InputOf<typeof c.getDeliverability>) {
    return this.deliverability.report(params.workspaceId, query.days);
  }
}
