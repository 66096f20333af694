import { Controller, Module, Res } from '@nestjs/common';
import { getHealth } from '@mailwright/contracts';
import type { FastifyReply } from 'fastify';
import { Handles } from '../../platform/http/handles.js';
import { HealthService } from './health.service.js';

@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** 503 with the same body while nothing works, so that a load balancer understands it too. */
  @Handles(getHealth)
  async view(@Res({ passthrough: true }) reply: FastifyReply) {
    const health = await this.health.view();
    if (health.status === 'failing') void reply.status(503).header('retry-after', 5);
    return health;
  }
}

@Module({ controllers: [HealthController], providers: [HealthService] })
export class HealthModule {}
