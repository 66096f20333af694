import { Module } from '@nestjs/common';
import { MailingsRepository } from './mailings.repository.js';
import { MailingsService } from './mailings.service.js';

/** Mailings and the delivery ledger. The sender itself is started by the role. */
@Module({ providers: [MailingsService, MailingsRepository], exports: [MailingsService] })
export class SendingModule {}
