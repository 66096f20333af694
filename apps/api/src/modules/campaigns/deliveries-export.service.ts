import { Injectable } from '@nestjs/common';
import type { exportDeliveries, InputOf } from '@mailwright/contracts';
import { Readable } from 'node:stream';
import { csvLine } from '../../platform/http/csv-line.js';
import type { CampaignEntity } from './campaign.entity.js';
import { DeliveriesService } from './deliveries.service.js';

type Filter = InputOf<typeof exportDeliveries>['query'];

const PAGE = 2_000;
const HEAD = [
  'email',
  'provider',
  'state',
  'why',
  'category',
  'code',
  'enhanced_code',
  'server_words',
  'returned_words',
  'attempts',
  'next_try_at',
  'settled_at',
];

/** The people behind a number, and why they did or didn't get it, as CSV: read page by page, as fast as it is taken. */
@Injectable()
export class DeliveriesExport {
  constructor(private readonly deliveries: DeliveriesService) {}

  stream(campaign: CampaignEntity, filter: Filter): { fileName: string; lines: Readable } {
    const name = campaign.name.replaceAll(/[^\p{L}\p{N}-]+/gu, '-').slice(0, 60) || 'campaign';
    return { fileName: `${name}-recipients.csv`, lines: Readable.from(this.lines(campaign, filter)) };
  }

  private async *lines(campaign: CampaignEntity, filter: Filter): AsyncGenerator<string> {
    yield csvLine(HEAD);
    let after: string | undefined;
    do {
      const page = await this.deliveries.list(campaign, { ...filter, after, limit: PAGE });
      if (page.items.length > 0)
        yield page.items
          .map((one) =>
            csvLine([
              one.email,
              one.provider,
              one.state,
              one.why,
              one.category,
              one.code,
              one.enhancedCode,
              one.reply,
              one.returnedWords,
              one.attempts,
              one.dueAt,
              one.settledAt,
            ]),
          )
          .join('');
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
}
