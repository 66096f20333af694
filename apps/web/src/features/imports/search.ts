import { z } from 'zod';

/** Which import the page is about; none for a new one. */
export const importSearch = z.object({ id: z.uuid().optional().catch(undefined) });
