import { Module } from '@nestjs/common';
import { DeadAddressesHandler } from './dead-addresses.handler.js';
import { FailingAddressesHandler } from './failing-addresses.handler.js';
import { StrikesService } from './strikes.service.js';
import { SuppressionsController } from './suppressions.controller.js';
import { SuppressionsRepository } from './suppressions.repository.js';
import { SuppressionsService } from './suppressions.service.js';

/** Who must not be mailed, and why. */
@Module({
  controllers: [SuppressionsController],
  providers: [
    SuppressionsService,
    SuppressionsRepository,
    DeadAddressesHandler,
    StrikesService,
    FailingAddressesHandler,
  ],
  exports: [SuppressionsService, StrikesService],
})
export class SuppressionsModule {}
