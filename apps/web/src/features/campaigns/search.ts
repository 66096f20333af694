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
    .enum([
      'waiting',
      'queued',
      'in_flight',
      'deferred',
      'accepted',
      'kept',
      'rejected',
      'uncertain',
      'skipped',
    ])
    .optional()
    .catch(undefined),
  did: z
    .enum(['opened', 'clicked', 'replied', 'unsubscribed', 'complained', 'bounced', 'bought'])
    .optional()
    .catch(undefined),
  provider: word,
  /** `none`, here and below: where no server said any. */
  code: z
    .union([z.literal('none'), z.coerce.number().int()])
    .optional()
    .catch(undefined),
  enhancedCode: word,
  category: word,
  doubt: z
    .enum([
      'any',
      'sent_folder',
      'bounce',
      'complaint',
      'reply',
      'open',
      'click',
      'unsubscribe',
      'journal',
      'policy',
    ])
    .optional()
    .catch(undefined),
  /** a key of the reasons */
  finalReason: word,
  search: z.string().max(254).optional().catch(undefined),
  contact: z.uuid().optional().catch(undefined),
});
export type RecipientsSearch = z.infer<typeof recipientsSearch>;

/** The filter alone, without whose record is open. */
export function recipientsFilter({ contact: _contact, ...filter }: RecipientsSearch) {
  return filter;
}
