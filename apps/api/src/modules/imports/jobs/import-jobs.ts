import { z } from 'zod';
import { jobKind } from '../../../platform/jobs/job.js';

const payload = z.object({ workspaceId: z.uuid(), importId: z.uuid() });
/** Long enough for the largest file on a slow machine; a process that dies is noticed by the minute, not by this. */
const once = { payload, retryLimit: 5, retryDelaySeconds: 5, expireInSeconds: 6 * 3_600, concurrency: 2 };

export const runImport = jobKind({ name: 'imports.run.v1', ...once });
export const checkImportFile = jobKind({ name: 'imports.check.v1', ...once });
export const rollBackImportedPeople = jobKind({ name: 'imports.roll_back.v1', ...once });

const nothing = z.object({});
export const resumeImports = jobKind({
  name: 'imports.resume.v1',
  payload: nothing,
  retryLimit: 0,
  retryDelaySeconds: 1,
  expireInSeconds: 60,
  cron: '* * * * *',
});
export const tidyImports = jobKind({
  name: 'imports.tidy.v1',
  payload: nothing,
  retryLimit: 2,
  retryDelaySeconds: 60,
  expireInSeconds: 600,
  cron: '17 3 * * *',
});
