import { Injectable } from '@nestjs/common';
import type { Sandbox } from '@mailwright/contracts';
import type { WorldSummary } from '@mailwright/sandbox';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/domain-error.js';
import { SandboxRepository, type WorldStateRow } from './sandbox.repository.js';

const SHOWN_MAILINGS = 50;
/** A running world reports every second. */
const SILENT_AFTER_SECONDS = 15;
const NOTHING: WorldSummary = { letters: {}, records: {}, causes: {}, revenue: {} } as WorldSummary;

/** What the page shows of a made-up world: how it does, and its own record beside our reports. */
@Injectable()
export class SandboxService {
  constructor(
    private readonly database: Database,
    private readonly worlds: SandboxRepository,
  ) {}

  async view(workspaceId: string, campaignId: string | null): Promise<Sandbox> {
    const { manager } = this.database;
    const world = await this.worlds.state(manager, workspaceId);
    if (!world) throw notFound('sandbox');
    const mailings = await this.worlds.truths(manager, workspaceId, campaignId, SHOWN_MAILINGS);
    return {
      ...howItDoes(world),
      people: world.people,
      pendingActs: world.pendingActs,
      reportedAt: world.reportedAt?.toISOString() ?? null,
      sampleCampaignId: world.campaignId,
      truth: (await this.worlds.truthOfAll(manager, workspaceId)) ?? NOTHING,
      mailings: mailings.map(({ reportedAt, ...mailing }) => ({
        ...mailing,
        reportedAt: reportedAt.toISOString(),
      })),
    };
  }
}

/** A process that was killed could not say that its worlds stopped. */
function howItDoes(world: WorldStateRow): Pick<Sandbox, 'state' | 'says'> {
  if (world.state !== 'running' || (world.secondsSinceReport ?? 0) < SILENT_AFTER_SECONDS)
    return { state: world.state, says: world.says };
  return { state: 'stopped', says: 'The made-up world has not been heard of for a while.' };
}
