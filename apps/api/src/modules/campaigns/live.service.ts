import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { AccountsService, type CampaignSender } from '../accounts/public.js';
import { providerName, type StateCounts } from '../sending/public.js';
import type { CampaignEntity } from './campaign.entity.js';
import { presentCampaign } from './campaign.presenter.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { FiguresKeeper, type LaneRow, type LearnedLane, type ProblemRow } from './mailing-figures.js';
import { whatItMeans, whyGivenUp, whyInDoubt } from './why.js';

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
/** What a campaign does now: read from the ledger in one pass, so the numbers always add up. */
@Injectable()
export class LiveService {
  private readonly figures: FiguresKeeper;

  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsRepository,
    private readonly accounts: AccountsService,
  ) {
    this.figures = new FiguresKeeper(database);
  }

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
        returned: 0,
        doubts: [],
        account: null,
      };
    const figures = await this.figures.of(workspaceId, mailingId);
    const counts = sumOf(figures.lanes);
    const perMinute = rateOf(figures.lanes);
    const sender = campaign.identityId
      ? await this.accounts.forCampaign(workspaceId, campaign.identityId)
      : null;
    const limit = sender?.account.limits.perMinute ?? null;
    return {
      campaign: presentCampaign(campaign),
      counts,
      perMinute,
      doneAt:
        campaign.state === 'sending'
          ? doneAt(counts, paceOf(perMinute, limit), lastDueOf(figures.lanes))
          : null,
      lanes: lanesOf(figures.lanes, figures.learned),
      problems: figures.problems.map(presentProblem),
      returned: figures.returned,
      doubts: figures.doubts,
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

function sumOf(lanes: readonly LaneRow[]): StateCounts {
  const counts = emptyCounts();
  for (const { state, count } of lanes) {
    counts[state] += count;
    counts.total += count;
  }
  return counts;
}

/** Accepted per minute, over the last quarter of one. */
function rateOf(lanes: readonly LaneRow[]): number {
  const accepted = lanes.reduce((sum, lane) => sum + lane.burst, 0);
  const seconds = Math.max(1, ...lanes.map((lane) => lane.burstSeconds ?? 0));
  return Math.round((accepted / seconds) * 60);
}

const lastDueOf = (lanes: readonly LaneRow[]): Date | null =>
  lanes.reduce<Date | null>(
    (last, { lastDue }) => (lastDue && (!last || lastDue > last) ? lastDue : last),
    null,
  );

const presentProblem = ({ gaveUp, ...problem }: ProblemRow) => ({
  code: problem.code,
  enhancedCode: problem.enhancedCode,
  category: problem.category,
  state: problem.state,
  count: problem.count,
  reply: problem.reply ?? '',
  why:
    problem.state === 'uncertain'
      ? whyInDoubt(problem.reason)
      : gaveUp
        ? whyGivenUp(problem)
        : whatItMeans(problem),
});

function lanesOf(found: readonly LaneRow[], learned: readonly LearnedLane[]) {
  const slow = new Map(learned.map((lane) => [lane.provider, lane]));
  const lanes = new Map<string, { counts: StateCounts; perMinute: number }>();
  for (const { provider, state, count, recent } of found) {
    const lane = lanes.get(provider) ?? { counts: emptyCounts(), perMinute: 0 };
    lane.counts[state] += count;
    lane.counts.total += count;
    lane.perMinute += recent;
    lanes.set(provider, lane);
  }
  return [...lanes]
    .map(([provider, lane]) => ({
      provider,
      name: providerName(provider),
      ...lane,
      slowness: slownessOf(slow.get(provider)),
    }))
    .toSorted((a, b) => b.counts.total - a.counts.total);
}

function slownessOf(lane: LearnedLane | undefined) {
  if (!lane) return null;
  const { rate, connections, heldUntil, reply, why, since } = lane;
  // Under ten a minute the first decimal says something.
  const limit = rate === null ? null : rate < 1 / 6 ? Math.round(rate * 600) / 10 : Math.round(rate * 60);
  return {
    limit,
    connections,
    heldUntil: heldUntil?.toISOString() ?? null,
    reply,
    why,
    since: since.toISOString(),
  };
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
