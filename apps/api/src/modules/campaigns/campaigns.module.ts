import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/public.js';
import { FilesModule } from '../files/public.js';
import { SendingModule } from '../sending/public.js';
import { TemplatesModule } from '../templates/public.js';
import { WorkspacesModule } from '../workspaces/public.js';
import { CampaignEntity } from './campaign.entity.js';
import { CampaignLinesService } from './campaign-lines.service.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignsService } from './campaigns.service.js';
import { ChecklistService } from './checklist.service.js';
import { DeliveriesExport } from './deliveries-export.service.js';
import { DeliveriesService } from './deliveries.service.js';
import { LaunchCampaignJob } from './jobs/launch-campaign.job.js';
import { SkipWaitingJob } from './jobs/skip-waiting.job.js';
import { CampaignLedgerController } from './ledger.controller.js';
import { LiveService } from './live.service.js';
import { LiveStreamController } from './live-stream.controller.js';
import { MailingBuilder } from './mailing-builder.service.js';
import { MailingFinishedHandler } from './mailing-finished.handler.js';
import { MailingStoppedHandler } from './mailing-stopped.handler.js';
import { PreviewService } from './preview.service.js';
import { ReasonsService } from './reasons.service.js';
import { PublicUrlProbe } from './public-url-probe.js';

/** Campaigns: from the first draft to the last recipient. */
@Module({
  imports: [
    TypeOrmModule.forFeature([CampaignEntity]),
    AccountsModule,
    FilesModule,
    SendingModule,
    TemplatesModule,
    WorkspacesModule,
  ],
  controllers: [CampaignsController, CampaignLedgerController, LiveStreamController],
  providers: [
    CampaignsService,
    CampaignsRepository,
    CampaignLinesService,
    ChecklistService,
    DeliveriesExport,
    DeliveriesService,
    LiveService,
    MailingBuilder,
    PreviewService,
    PublicUrlProbe,
    ReasonsService,
    LaunchCampaignJob,
    SkipWaitingJob,
    MailingFinishedHandler,
    MailingStoppedHandler,
  ],
  exports: [CampaignsService],
})
export class CampaignsModule {}
