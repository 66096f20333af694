import { Injectable } from '@nestjs/common';
import { Job } from '../../../platform/jobs/job.js';
import { MailingsService } from '../../sending/public.js';
import { skipWaiting } from './skip-waiting.kind.js';

/**
 * The second half of a cancel: everybody who waits becomes `skipped`, batch by batch. It waits for those in flight by
 * running twice as a cancelled mailing is not claimed again. Running it again finds nobody left.
 */
@Injectable()
export class SkipWaitingJob extends Job<{ workspaceId: string; mailingId: string }> {
  readonly kind = skipWaiting;

  constructor(private readonly mailings: MailingsService) {
    super();
  }

  async perform({ workspaceId, mailingId }: { workspaceId: string; mailingId: string }): Promise<void> {
    await this.mailings.skipWaiting(workspaceId, mailingId);
    const counts = await this.mailings.counts(workspaceId, mailingId);
    // A sender may still give claimed people back, or put one off: the retry of this job takes them too.
    if (counts.in_flight + counts.queued + counts.deferred > 0)
      throw new Error(`${counts.in_flight} are still in flight.`);
  }
}
