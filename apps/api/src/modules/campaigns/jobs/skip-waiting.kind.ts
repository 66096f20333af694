import { z } from 'zod';
import { jobKind } from '../../../platform/jobs/job.js';

export const skipWaiting = jobKind({
  name: 'campaign.skip-waiting.v1',
  payload: z.object({ workspaceId: z.uuid(), mailingId: z.uuid() }),
  retryLimit: 20,
  retryDelaySeconds: 2,
  expireInSeconds: 900,
});
