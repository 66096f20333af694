import { Module } from '@nestjs/common';
import { EngagementRepository } from './engagement.repository.js';
import { EngagementService } from './engagement.service.js';

/** What recipients did with what they were sent: events, and one rolled-up row per recipient. */
@Module({ providers: [EngagementService, EngagementRepository], exports: [EngagementService] })
export class EngagementModule {}
