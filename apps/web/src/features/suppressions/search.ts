import { suppressionReason, suppressionScope } from '@mailwright/contracts';
import { z } from 'zod';

/** What the list of suppressions shows, as it stands in the address. */
export const suppressionsSearch = z.object({
  search: z.string().max(254).optional().catch(undefined),
  reason: suppressionReason.optional().catch(undefined),
  scope: suppressionScope.optional().catch(undefined),
});
export type SuppressionsSearch = z.infer<typeof suppressionsSearch>;
