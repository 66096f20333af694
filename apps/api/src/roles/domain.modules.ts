import type { DynamicModule, Type } from '@nestjs/common';
import { HealthModule } from '../modules/health/health.module.js';
import { WorkspacesModule } from '../modules/workspaces/public.js';

/** Every noun of the product. Their controllers answer in the role `api`, their jobs run in the role `jobs`. */
export const domainModules: (Type | DynamicModule)[] = [HealthModule, WorkspacesModule];
