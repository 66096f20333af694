import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database, rows } from '../../../platform/database/database.js';
import { Job, jobKind } from '../../../platform/jobs/job.js';
import {
  ORIGINALS_PER_BATCH,
  REMOVE_ORIGINALS,
  WORKSPACES_WITH_OLD_ORIGINALS,
} from './sql/remove-originals.js';

const removeOriginals = jobKind({
  name: 'inbox.remove-originals.v1',
  payload: z.object({}),
  retryLimit: 3,
  retryDelaySeconds: 60,
  expireInSeconds: 900,
  cron: '37 * * * *',
});

/** Per workspace and run; what is left waits for the next hour, so that a shortened time does not fill the log at once. */
const MOST_BATCHES = 400;

/**
 * The originals of read mails are kept for as many days as their workspace says; then their bytes go and what was understood
 * of them stays. Each batch is a transaction of its own: running twice, or being killed in between, changes nothing.
 */
@Injectable()
export class RemoveOriginalsJob extends Job<object> {
  readonly kind = removeOriginals;

  constructor(private readonly database: Database) {
    super();
  }

  async perform(): Promise<void> {
    const { manager } = this.database;
    for (const { workspaceId, days } of await rows<{ workspaceId: string; days: number }>(
      manager,
      WORKSPACES_WITH_OLD_ORIGINALS,
    )) {
      for (let batch = 0; batch < MOST_BATCHES; batch++) {
        const removed = await rows(manager, REMOVE_ORIGINALS, [workspaceId, days, ORIGINALS_PER_BATCH]);
        if (removed.length < ORIGINALS_PER_BATCH) break;
      }
    }
  }
}
