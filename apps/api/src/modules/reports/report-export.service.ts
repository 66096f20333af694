import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Database, rows } from '../../platform/database/database.js';
import { CampaignsService } from '../campaigns/public.js';
import { type Cell, csvLine } from '../../platform/http/csv-line.js';

const PAGE = 2_000;
const HEAD = [
  'email',
  'provider',
  'state',
  'reason',
  'code',
  'enhanced_code',
  'server_words',
  'attempts',
  'settled_at',
  'opened_at',
  'clicked_at',
  'replied_at',
  'unsubscribed_at',
  'complained_at',
  'bounced_at',
  'bought_at',
];

/** Recipients after an ordinal. $1 workspace, $2 mailing, $3 ordinal, $4 limit. */
const RECIPIENT_LINES = `
  select d.ordinal, d.email, d.provider, d.state, d.reason, d.reply_code, d.reply_enhanced, d.reply, d.attempts, d.settled_at, e.opened_at,
         e.clicked_at, e.replied_at, e.unsubscribed_at, e.complained_at, e.bounced_at, e.converted_at
    from ledger_deliveries d
    left join recipient_engagements e on e.workspace_id = d.workspace_id and e.mailing_id = d.mailing_id and e.contact_id = d.contact_id
   where d.workspace_id = $1 and d.mailing_id = $2 and d.ordinal > $3 order by d.ordinal limit $4`;

/** A campaign's recipients as CSV, streamed page by page: a million lines need no more memory than a thousand. */
@Injectable()
export class ReportExportService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsService,
  ) {}

  async stream(workspaceId: string, id: string): Promise<{ fileName: string; lines: Readable }> {
    const campaign = await this.campaigns.get(workspaceId, id);
    const fileName = `${campaign.name.replaceAll(/[^\p{L}\p{N}-]+/gu, '-').slice(0, 60) || 'campaign'}.csv`;
    return { fileName, lines: Readable.from(this.lines(workspaceId, campaign.mailingId)) };
  }

  private async *lines(workspaceId: string, mailingId: string | null): AsyncGenerator<string> {
    yield csvLine(HEAD);
    if (mailingId === null) return;
    for (let after = 0; ;) {
      const found = await rows<{ ordinal: number } & Record<string, Cell>>(
        this.database.manager,
        RECIPIENT_LINES,
        [workspaceId, mailingId, after, PAGE],
      );
      yield found.map(({ ordinal: _ordinal, ...cells }) => csvLine(Object.values(cells))).join('');
      const last = found.at(-1);
      if (!last || found.length < PAGE) return;
      after = last.ordinal;
    }
  }
}
