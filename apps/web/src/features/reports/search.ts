import { z } from 'zod';

/** `in` shows what machines did too; otherwise they are taken out. */
export const campaignReportSearch = z.object({ machines: z.literal('in').optional().catch(undefined) });

const days = (...choices: [number, ...number[]]) =>
  z.object({
    days: z.literal(choices).optional().catch(undefined),
  });

/** How many days a report looks back; the first is what is shown when the address says nothing. */
export const roiDays = [90, 30, 365] as const;
export const roiSearch = days(...roiDays);
export const deliverabilityDays = [30, 7, 90] as const;
export const deliverabilitySearch = days(...deliverabilityDays);
