import { z } from 'zod';

/** What the list of contacts shows, as it stands in the address. What cannot be read is left out, not refused. */
export const contactsSearch = z.object({
  search: z.string().max(200).optional().catch(undefined),
  listId: z.uuid().optional().catch(undefined),
  suppressed: z.enum(['yes', 'no']).optional().catch(undefined),
  field: z.string().max(63).optional().catch(undefined),
  value: z.coerce.string().max(2_000).optional().catch(undefined),
  importId: z.uuid().optional().catch(undefined),
  sort: z.enum(['newest', 'email']).optional().catch(undefined),
});
export type ContactsSearch = z.infer<typeof contactsSearch>;

/** The filter alone, without how it is sorted, and without parts that are empty or stand alone. */
export function filterOf({ sort: _sort, ...filter }: ContactsSearch) {
  const { field, value, ...rest } = filter;
  return { ...rest, ...(field ? { field, ...(value ? { value } : {}) } : {}) };
}

export const isFiltered = (search: ContactsSearch): boolean =>
  Object.values(filterOf(search)).some((part) => part !== undefined && part !== '');
