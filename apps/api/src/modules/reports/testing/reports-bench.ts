import { cloneDatabase } from '@mailwright/testing';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../platform/database/data-source.js';
import { Database, row } from '../../../platform/database/database.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { IdentitiesRepository } from '../../accounts/identities.repository.js';
import { MailboxesRepository } from '../../accounts/mailboxes.repository.js';
import { SendingAccountsRepository } from '../../accounts/sending-accounts.repository.js';
import { CampaignEntity } from '../../campaigns/campaign.entity.js';
import { CampaignsRepository } from '../../campaigns/campaigns.repository.js';
import { CampaignsService } from '../../campaigns/campaigns.service.js';
import { EngagementRepository } from '../../engagement/engagement.repository.js';
import { EngagementService } from '../../engagement/engagement.service.js';
import { MailingsRepository } from '../../sending/mailings.repository.js';
import { MailingsService } from '../../sending/mailings.service.js';
import { WorkspaceEntity } from '../../workspaces/workspace.entity.js';
import { WorkspacesRepository } from '../../workspaces/workspaces.repository.js';
import { WorkspacesService } from '../../workspaces/workspaces.service.js';
import { CampaignReportService } from '../campaign-report.service.js';
import { DeliverabilityService } from '../deliverability.service.js';
import { MoneyService } from '../money.service.js';
import { ReportExportService } from '../report-export.service.js';
import { RoiService } from '../roi.service.js';

/**
 * A service of another noun with no more than it needs to be read from: a report changes nothing, so whatever else its
 * constructor takes stays out.
 */
const readingOnly = <Service>(
  service: new (...needs: never[]) => Service,
  ...needs: readonly unknown[]
): Service => Reflect.construct(service, needs);

/** The report services over a database of the test file's own. */
export async function openReportsBench() {
  const clone = await cloneDatabase();
  const options = {
    ...dataSourceOptions(clone.url, 'tests', 8),
    entities: [CampaignEntity, WorkspaceEntity],
  };
  const dataSource = await new DataSource(options).initialize();
  const database = new Database(dataSource);
  const campaigns = readingOnly(CampaignsService, database, new CampaignsRepository());
  const mailings = readingOnly(MailingsService, database, new MailingsRepository());
  const workspaces = readingOnly(WorkspacesService, database, new WorkspacesRepository());
  const accounts = new AccountsService(
    database,
    new SendingAccountsRepository(),
    new MailboxesRepository(),
    new IdentitiesRepository(),
  );
  const money = new MoneyService(database);
  return {
    database,
    engagement: new EngagementService(new EngagementRepository()),
    reports: new CampaignReportService(database, campaigns, mailings, money),
    exports: new ReportExportService(database, campaigns),
    roi: new RoiService(database, money, workspaces),
    deliverability: new DeliverabilityService(database, workspaces, accounts),
    newWorkspace: () => buildWorkspace(database),
    async close() {
      await dataSource.destroy();
      await clone.drop();
    },
  };
}
export type ReportsBench = Awaited<ReturnType<typeof openReportsBench>>;

async function buildWorkspace(database: Database): Promise<string> {
  const made = await row<{ id: string }>(
    database.manager,
    `insert into auth."organization" ("name", "slug", "createdAt") values ('Test', $1, now()) returning "id"`,
    [randomUUID()],
  );
  if (!made) throw new Error('The insert returned no row.');
  await database.manager.query(
    `insert into workspaces (id, kind, name, time_zone) values ($1, 'real', 'Test', 'Europe/Berlin')`,
    [made.id],
  );
  return made.id;
}
