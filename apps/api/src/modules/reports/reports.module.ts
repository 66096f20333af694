import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/public.js';
import { CampaignsModule } from '../campaigns/public.js';
import { SendingModule } from '../sending/public.js';
import { WorkspacesModule } from '../workspaces/public.js';
import { CampaignReportService } from './campaign-report.service.js';
import { DeliverabilityService } from './deliverability.service.js';
import { MoneyService } from './money.service.js';
import { ReportExportService } from './report-export.service.js';
import { ReportsController } from './reports.controller.js';
import { RoiService } from './roi.service.js';

/** What became of it all: read-only, from the other modules' published views. */
@Module({
  imports: [AccountsModule, CampaignsModule, SendingModule, WorkspacesModule],
  controllers: [ReportsController],
  providers: [CampaignReportService, ReportExportService, MoneyService, RoiService, DeliverabilityService],
})
export class ReportsModule {}
