import { Module } from '@nestjs/common';
import { UncertainDeliveries } from './confirm-uncertain.js';
import { KeepLedgerJob } from './jobs/keep-ledger.job.js';
import { MailingsRepository } from './mailings.repository.js';
import { MailingsService } from './mailings.service.js';
import { ResendService } from './resend.service.js';

/** Mailings and the delivery ledger. The sender itself is started by the role. */
@Module({
  providers: [KeepLedgerJob, MailingsService, MailingsRepository, ResendService, UncertainDeliveries],
  exports: [MailingsService, ResendService, UncertainDeliveries],
})
export class SendingModule {}
