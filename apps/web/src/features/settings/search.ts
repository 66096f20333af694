import { z } from 'zod';

/** Which part of the settings is open; in the address, so that a link leads straight to it. */
export const settingsSearch = z.object({
  part: z.enum(['workspace', 'people', 'keys', 'you']).optional().catch(undefined),
});
