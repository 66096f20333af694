import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../../../platform/database/database.js';
import { Job, jobKind } from '../../../platform/jobs/job.js';
import { FORGET_OLD_GRANTS } from '../sql/reserve-budget.js';
import { SEND_UNCERTAIN_AGAIN } from '../sql/send-uncertain-again.js';

const keepLedger = jobKind({
  name: 'ledger.keep.v1',
  payload: z.object({}),
  retryLimit: 3,
  retryDelaySeconds: 30,
  expireInSeconds: 300,
  cron: '* * * * *',
});

/**
 * The ledger's housekeeping: month partitions ahead of time, old grants forgotten, and what is in doubt sent again where
 * the campaign's policy says so. Running it twice, or late, changes nothing.
 */
@Injectable()
export class KeepLedgerJob extends Job<object> {
  readonly kind = keepLedger;

  constructor(private readonly database: Database) {
    super();
  }

  async perform(): Promise<void> {
    const { manager } = this.database;
    await manager.query(`select ensure_month_partitions((now() - interval '1 month')::date, 5)`);
    await manager.query(FORGET_OLD_GRANTS);
    await manager.query(SEND_UNCERTAIN_AGAIN);
  }
}
