import { z } from 'zod';

/** UUIDv7 as text; the ids of everything. */
export const id = z.uuid();
/** An instant in UTC, ISO 8601. */
export const instant = z.iso.datetime({ offset: true });
/** Money as a decimal string with at most six decimals: floating point never touches it. */
export const money = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,6})?$/, 'Write the amount as a plain decimal number, for example 12.50.');
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Use the three letters of the currency, for example EUR.');
/** An address with one @, no spaces and no display name. The mail libraries are stricter; this is the first gate. */
export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(
    /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\]+$/u,
    'Write the address as name@example.com.',
  );
export const timeZone = z.string().min(1).max(64);
export const version = z.number().int().positive();
export const name = z.string().trim().min(1, 'Give it a name.').max(200);

export const inWorkspace = z.object({ workspaceId: id });
export const byId = z.object({ workspaceId: id, id });

/** Keyset paging: ask with what the last answer gave as `next`. */
export const paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
});
/** A page of items; `next` is null on the last one. `total` is given where counting is cheap. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable(),
    total: z.number().int().nullable().optional(),
  });

/** RFC 9457 problem details, with what the person can do. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    remedy: z.string().optional(),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

export const done = z.object({ done: z.literal(true) });
