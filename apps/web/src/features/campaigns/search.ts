import { z } from 'zod';

const word = z.string().max(100).optional().catch(undefined);

/** What the list of campaigns shows, as it stands in the address. What cannot be read is left out, not refused. */
export const campaignsSearch = z.object({
  state: z
    .enum(['draft', 'scheduled', 'going_out', 'stopped', 'finished', 'cancelled', 'failed'])
    .optional()
    .catch(undefined),
  search: z.string().max(200).optional().catch(undefined),
});
export type CampaignsSearch = z.infer<typeof campaignsSearch>;

/** Which recipients of a campaign are shown, and whose record is open. */
export const recipientsSearch = z.object({
  state: z
    .enum(['waiting', 'deferred', 'accepted', 'rejected', 'uncertain', 'skipped'])
    .optional()
    .catch(undefined),
  did: z
    .enum(['opened', 'clicked', 'replied', 'unsubscribed', 'complained', 'bounced', 'bought'])
    .optional()
    .catch(undefined),
  provider: word,
  code: z.coerce.number().int().optional().catch(undefined),
  enhancedCode: word,
  category: word,
  search: z.string().max(254).optional().catch(undefined),
  contact: z.uuid().optional().catch(undefined),
});
export type RecipientsSearch = z.infer<typeof recipientsSearch>;

/** The filter alone, without whose record is open. */
export function recipientsFilter({ contact: _contact, ...filter }: RecipientsSearch) {
  return filter;
}
