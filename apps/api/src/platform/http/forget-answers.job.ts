import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { Job, jobKind } from '../jobs/job.js';

const forgetAnswers = jobKind({
  name: 'http.forget-answers.v1',
  payload: z.object({}),
  retryLimit: 3,
  retryDelaySeconds: 60,
  expireInSeconds: 300,
  cron: '17 * * * *',
});

/**
 * Answers kept for an Idempotency-Key hold people's data and are of use to a retry only: they go after a day, also those of
 * people who were erased meanwhile. Running it twice, or late, changes nothing.
 */
@Injectable()
export class ForgetAnswersJob extends Job<object> {
  readonly kind = forgetAnswers;

  constructor(private readonly database: Database) {
    super();
  }

  async perform(): Promise<void> {
    await this.database.manager.query(
      `delete from idempotency_keys where created_at < now() - interval '24 hours'`,
    );
  }
}
