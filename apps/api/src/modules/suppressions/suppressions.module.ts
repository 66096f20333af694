import { Module } from '@nestjs/common';
import { DeadAddressesHandler } from './dead-addresses.handler.js';
import { SuppressionsController } from './suppressions.controller.js';
import { SuppressionsRepository } from './suppressions.repository.js';
import { SuppressionsService } from './suppressions.service.js';

/** Who must not be mailed, and why. */
@Module({
  controllers: [SuppressionsController],
  providers: [SuppressionsService, SuppressionsRepository, DeadAddressesHandler],
  exports: [SuppressionsService],
})
export class SuppressionsModule {}
