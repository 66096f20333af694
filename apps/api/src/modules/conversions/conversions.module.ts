import { Module } from '@nestjs/common';
import { EngagementModule } from '../engagement/public.js';
import { TrackingSignerModule } from '../tracking/public.js';
import { ConversionsController } from './conversions.controller.js';
import { ConversionsRepository } from './conversions.repository.js';
import { ConversionsService } from './conversions.service.js';

/** Orders that mails led to, reported by shops and programs. */
@Module({
  imports: [EngagementModule, TrackingSignerModule],
  controllers: [ConversionsController],
  providers: [ConversionsService, ConversionsRepository],
})
export class ConversionsModule {}
