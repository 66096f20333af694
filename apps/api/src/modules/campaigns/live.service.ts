import { Injectable } from '@nestjs/common';
import { Database, row, rows } from '../../platform/database/database.js';
import { AccountsService, type CampaignSender } from '../accounts/public.js';
import { type DeliveryState, MailingsService, providerName, type StateCounts } from '../sending/public.js';
import type { CampaignEntity } from './campaign.entity.js';
import { presentCampaign } from './campaign.presenter.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { LANE_COUNTS, NEXT_DUE, PROBLEM_GROUPS, RECENT_RATE } from './sql/live.js';
import { whatItMeans, whyGivenUp } from './why.js';

interface ProblemRow {
  code: number | null;
  enhancedCode: string | null;
  category: string | null;
  state: DeliveryState;
  reply: string | null;
  gaveUp: boolean;
  count: number;
}

const emptyCounts = (): StateCounts => ({
  queued: 0,
  in_flight: 0,
  deferred: 0,
  accepted: 0,
  rejected: 0,
  uncertain: 0,
  skipped: 0,
  total: 0,
});
/** What a campaign does now: read from the ledger at every call, so the numbers always add up. */
@Injectable()
export class LiveService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsRepository,
    private readonly mailings: MailingsService,
    private readonly accounts: AccountsService,
  ) {}

  async view(campaign: CampaignEntity) {
    const { workspaceId, mailingId } = campaign;
    if (!mailingId)
      return {
        campaign: presentCampaign(campaign),
        counts: emptyCounts(),
        perMinute: 0,
        doneAt: null,
        lanes: [],
        problems: [],
        account: null,
      };
    const { manager } = this.database;
    const place = [workspaceId, mailingId];
    const [counts, laneRows, problems, rate, due] = await Promise.all([
      this.mailings.counts(workspaceId, mailingId),
      rows<{ provider: string; state: DeliveryState; count: number; recent: number }>(
        manager,
        LANE_COUNTS,
        place,
      ),
      rows<ProblemRow>(manager, PROBLEM_GROUPS, place),
      row<{ perSecond: number | null }>(manager, RECENT_RATE, place),
      row<{ lastDue: Date | null }>(manager, NEXT_DUE, place),
    ]);
    const perMinute = Math.round((rate?.perSecond ?? 0) * 60);
    const sender = campaign.identityId
      ? await this.accounts.forCampaign(workspaceId, campaign.identityId)
      : null;
    const limit = sender?.account.limits.perMinute ?? null;
    return {
      campaign: presentCampaign(campaign),
      counts,
      perMinute,
      doneAt:
        campaign.state === 'sending' ? doneAt(counts, paceOf(perMinute, limit), due?.lastDue ?? null) : null,
      lanes: lanesOf(laneRows),
      problems: problems.map(({ gaveUp, ...problem }) => ({
        ...problem,
        reply: problem.reply ?? '',
        why: gaveUp ? whyGivenUp(problem) : whatItMeans(problem),
      })),
      account: sender && presentAccount(sender.account),
    };
  }

  /** Everything that is going out, and the next few that will. */
  async active(workspaceId: string) {
    const { manager } = this.database;
    const running = await this.campaigns.inStates(
      manager,
      workspaceId,
      ['launching', 'sending', 'paused', 'stopped'],
      10,
    );
    const next = await this.campaigns.inStates(manager, workspaceId, ['scheduled'], 10);
    return {
      running: await Promise.all(running.map((campaign) => this.view(campaign))),
      next: next.map(presentCampaign),
    };
  }
}

function lanesOf(found: { provider: string; state: DeliveryState; count: number; recent: number }[]) {
  const lanes = new Map<string, { counts: StateCounts; perMinute: number }>();
  for (const { provider, state, count, recent } of found) {
    const lane = lanes.get(provider) ?? { counts: emptyCounts(), perMinute: 0 };
    lane.counts[state] += count;
    lane.counts.total += count;
    lane.perMinute += recent;
    lanes.set(provider, lane);
  }
  return [...lanes]
    .map(([provider, lane]) => ({ provider, name: providerName(provider), ...lane }))
    .toSorted((a, b) => b.counts.total - a.counts.total);
}

/** A limit lets a minute's worth go at once and then holds: over the whole send, its pace is the limit. */
const paceOf = (perMinute: number, limit: number | null): number =>
  limit === null ? perMinute : perMinute === 0 ? limit : Math.min(perMinute, limit);

const presentAccount = ({ id, name, state, stateSays, limits }: CampaignSender['account']) => ({
  id,
  name,
  state,
  says:
    stateSays ||
    (limits.perMinute === null ? '' : `It may send ${limits.perMinute.toLocaleString('en')} a minute.`),
});

/** From the rate of the last seconds, and not before the last planned retry. */
function doneAt(counts: StateCounts, perMinute: number, lastDue: Date | null): string | null {
  const waiting = counts.queued + counts.in_flight;
  if (waiting > 0 && perMinute === 0) return null;
  const byRate = Date.now() + (waiting / Math.max(1, perMinute)) * 60_000;
  return new Date(Math.max(byRate, lastDue?.getTime() ?? 0)).toISOString();
}
