import { Controller, Module } from '@nestjs/common';
import { getHealth } from '@mailwright/contracts';
import { Handles } from '../../platform/http/handles.js';
import { HealthService } from './health.service.js';

@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Handles(getHealth)
  view() {
    return this.health.view();
  }
}

@Module({ controllers: [HealthController], providers: [HealthService] })
export class HealthModule {}
