import type { DynamicModule, Type } from '@nestjs/common';
import { ContactsModule } from '../modules/contacts/public.js';
import { AccountsModule } from '../modules/accounts/public.js';
import { ConversionsModule } from '../modules/conversions/public.js';
import { HealthModule } from '../modules/health/health.module.js';
import { ImportsModule } from '../modules/imports/public.js';
import { FilesModule } from '../modules/files/public.js';
import { EngagementModule } from '../modules/engagement/public.js';
import { InboxModule } from '../modules/inbox/public.js';
import { SuppressionsModule } from '../modules/suppressions/public.js';
import { SendingModule } from '../modules/sending/public.js';
import { TrackingSignerModule } from '../modules/tracking/public.js';
import { CampaignsModule } from '../modules/campaigns/public.js';
import { ReportsModule } from '../modules/reports/public.js';
import { SandboxModule } from '../modules/sandbox/public.js';
import { TemplatesModule } from '../modules/templates/public.js';
import { TrackingModule } from '../modules/tracking/tracking.module.js';
import { WorkspacesModule } from '../modules/workspaces/public.js';

/** Every noun of the product. Their controllers answer in the role `api`, their jobs run in the role `jobs`. */
export const domainModules: (Type | DynamicModule)[] = [
  AccountsModule,
  HealthModule,
  SendingModule,
  TrackingSignerModule,
  TrackingModule,
  ConversionsModule,
  WorkspacesModule,
  ContactsModule,
  ImportsModule,
  SuppressionsModule,
  CampaignsModule,
  TemplatesModule,
  FilesModule,
  ReportsModule,
  SandboxModule,
  EngagementModule,
  InboxModule,
];
