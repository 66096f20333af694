import { Injectable } from '@nestjs/common';
import { reactTo } from '@mailwright/smtp';
import { Database, rows } from '../../platform/database/database.js';
import { AccountsService } from '../accounts/public.js';
import { providerName } from '../sending/public.js';
import { WorkspacesService } from '../workspaces/public.js';
import type { ProviderFigures } from './campaign-report.service.js';
import { returnedBecause } from './returned-because.js';
import { BY_PROVIDER } from './sql/campaign-report.js';
import { BY_ACCOUNT, BY_DAY, RECENT_MAILINGS, REFUSALS } from './sql/deliverability.js';

interface AccountFigures {
  id: string;
  tried: number;
  accepted: number;
  rejected: number;
  returned: number;
  complained: number;
}
interface RefusalRow {
  kind: 'refused' | 'put_off' | 'returned';
  provider: string;
  code: number | null;
  enhancedCode: string | null;
  category: string | null;
  serverWords: string | null;
  count: number;
  lastAt: Date | null;
  campaignId: string | null;
  campaignName: string | null;
}

const percent = (rate: number | null): string => (rate === null ? '–' : `${(rate * 100).toFixed(1)} %`);
const share = (count: number, of: number) => ({ count, of, rate: of === 0 ? null : count / of });

function inWords(tried: number, accepted: number | null, bounced: number | null): string {
  if (tried === 0) return 'Nothing was sent in this time.';
  const mails = tried === 1 ? 'one mail' : `${tried.toLocaleString('en')} mails`;
  return `${percent(accepted)} of ${mails} were taken and kept; ${percent(bounced)} bounced.`;
}

/** How mail was taken lately: by provider, by account, by day, and in the servers' own words. */
@Injectable()
export class DeliverabilityService {
  constructor(
    private readonly database: Database,
    private readonly workspaces: WorkspacesService,
    private readonly accounts: AccountsService,
  ) {}

  async report(workspaceId: string, days: number) {
    const { manager } = this.database;
    const workspace = await this.workspaces.facts(workspaceId);
    const mailings = (await rows<{ id: string }>(manager, RECENT_MAILINGS, [workspaceId, days])).map(
      (one) => one.id,
    );
    const [providers, accounts, byDay, refusals] = await Promise.all([
      rows<ProviderFigures>(manager, BY_PROVIDER, [workspaceId, mailings]),
      rows<AccountFigures>(manager, BY_ACCOUNT, [workspaceId, mailings]),
      rows<{ day: string; tried: number; accepted: number; bounced: number; complained: number }>(
        manager,
        BY_DAY,
        [workspaceId, mailings, workspace.timeZone],
      ),
      rows<RefusalRow>(manager, REFUSALS, [workspaceId, mailings]),
    ]);
    const sum = (value: (row: ProviderFigures) => number): number =>
      providers.reduce((total, one) => total + value(one), 0);
    const tried = sum((one) => one.tried);
    const kept = sum((one) => one.accepted);
    const bounces = share(
      sum((one) => one.rejected + one.returned),
      tried,
    );
    const accepted = share(kept, tried);
    const names = new Map((await this.accounts.names(workspaceId)).map((one) => [one.id, one]));
    return {
      days,
      says: inWords(tried, accepted.rate, bounces.rate),
      bounces,
      // Of those that stayed with their server: nobody reports a mail that came back.
      complaints: share(
        sum((one) => one.complained),
        kept,
      ),
      accepted,
      providers: providers.map((one) => ({ ...one, name: providerName(one.provider) })),
      accounts: accounts.map((one) => ({
        ...one,
        name: names.get(one.id)?.name ?? 'A deleted account',
        state: names.get(one.id)?.state ?? 'deleted',
        says: names.get(one.id)?.stateSays ?? '',
      })),
      byDay,
      refusals: refusals.map(presentRefusal),
    };
  }
}

const presentRefusal = ({ campaignId, campaignName, ...refusal }: RefusalRow) => ({
  ...refusal,
  name: providerName(refusal.provider),
  serverWords: refusal.serverWords ?? '',
  says: whatItMeans(refusal),
  lastAt: refusal.lastAt?.toISOString() ?? null,
  campaign: campaignId === null ? null : { id: campaignId, name: campaignName ?? 'A deleted campaign' },
});

function whatItMeans({
  kind,
  code,
  enhancedCode,
  category,
  serverWords,
}: Omit<RefusalRow, 'campaignId' | 'campaignName'>): string {
  if (kind === 'returned') return returnedBecause(category, null);
  return code === null
    ? (serverWords ?? 'No server said why.')
    : reactTo({ code, enhancedCode, text: serverWords ?? '' }).why;
}
