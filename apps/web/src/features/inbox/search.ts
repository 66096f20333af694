import { z } from 'zod';

/** What the inbox shows, as it stands in the address. What cannot be read is left out, not refused. */
export const inboxSearch = z.object({
  folder: z
    .enum(['people', 'away', 'opted_out', 'other', 'done', 'bounces', 'complaints', 'machines'])
    .optional()
    .catch(undefined),
  search: z.string().max(200).optional().catch(undefined),
  mailboxId: z.uuid().optional().catch(undefined),
  campaignId: z.uuid().optional().catch(undefined),
  /** The open conversation. */
  id: z.uuid().optional().catch(undefined),
  /** On phones: the person's panel instead of the conversation. */
  panel: z.literal('person').optional().catch(undefined),
});
export type InboxSearch = z.infer<typeof inboxSearch>;
export type FolderKey = NonNullable<InboxSearch['folder']>;
