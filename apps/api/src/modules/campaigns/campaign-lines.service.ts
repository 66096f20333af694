import { Injectable } from '@nestjs/common';
import type { InputOf, listCampaigns } from '@mailwright/contracts';
import { Database, rows } from '../../platform/database/database.js';
import { decodeKeyset, toPage } from '../../platform/http/keyset.js';
import { MailingsService, type StateCounts } from '../sending/public.js';
import { BriefMemory } from './brief-memory.js';
import { plainDecimal } from './campaign.presenter.js';
import { CampaignsRepository, type CampaignLineRow } from './campaigns.repository.js';
import { LINE_FIGURES } from './sql/list-deliveries.js';

interface Figures {
  mailingId: string;
  clicked: number;
  replied: number;
  revenue: string;
}

/** The list of campaigns: each with what it did so far, read set-based for the whole page. */
@Injectable()
export class CampaignLinesService {
  private readonly known = new BriefMemory<StateCounts>();

  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsRepository,
    private readonly mailings: MailingsService,
  ) {}

  async list(workspaceId: string, query: InputOf<typeof listCampaigns>['query']) {
    const { manager } = this.database;
    const found = await this.campaigns.list(manager, workspaceId, {
      state: query.state ?? null,
      search: query.search ?? null,
      after: decodeKeyset(query.after, 2),
      limit: query.limit,
    });
    const page = toPage(found, query.limit, (line) => [line.createdAt.toISOString(), line.id]);
    const launched = page.items.flatMap(({ mailingId, currency }) =>
      mailingId ? [{ mailingId, currency }] : [],
    );
    const mailings = launched.map((one) => one.mailingId);
    const currencies = launched.map((one) => one.currency);
    const figures = new Map(
      (await rows<Figures>(manager, LINE_FIGURES, [workspaceId, mailings, currencies])).map((one) => [
        one.mailingId,
        one,
      ]),
    );
    const counts = new Map(
      await Promise.all(mailings.map(async (id) => [id, await this.countsOf(workspaceId, id)] as const)),
    );
    return {
      items: page.items.map((line) =>
        present(line, figures.get(line.mailingId ?? ''), counts.get(line.mailingId ?? '')),
      ),
      next: page.next,
    };
  }

  private countsOf(workspaceId: string, mailingId: string): Promise<StateCounts> {
    return this.known.of(`${workspaceId} ${mailingId}`, () => this.mailings.counts(workspaceId, mailingId));
  }
}

function present(line: CampaignLineRow, figures: Figures | undefined, counts: StateCounts | undefined) {
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    id: line.id,
    name: line.name,
    state: line.state,
    stateSays: line.stateSays,
    schedule:
      line.localDate && line.localTime && line.timeZone
        ? { date: line.localDate, time: line.localTime.slice(0, 5), timeZone: line.timeZone }
        : null,
    launchAt: iso(line.launchAt),
    launchedAt: iso(line.launchedAt),
    finishedAt: iso(line.finishedAt),
    createdAt: line.createdAt.toISOString(),
    counts: counts ?? null,
    clicked: figures?.clicked ?? 0,
    replied: figures?.replied ?? 0,
    revenue: plainDecimal(figures?.revenue ?? '0'),
    currency: line.currency,
  };
}
