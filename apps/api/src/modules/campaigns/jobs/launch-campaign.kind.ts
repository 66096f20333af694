import { z } from 'zod';
import { jobKind } from '../../../platform/jobs/job.js';

export const launchCampaign = jobKind({
  name: 'campaign.launch.v1',
  payload: z.object({ workspaceId: z.uuid(), campaignId: z.uuid(), scheduleVersion: z.number().int() }),
  retryLimit: 10,
  retryDelaySeconds: 2,
  expireInSeconds: 900,
  concurrency: 2,
});
