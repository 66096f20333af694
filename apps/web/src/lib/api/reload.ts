import type { QueryClient } from '@tanstack/react-query';

/** Loads again what the operations of these names have shown (`listContacts`), with whatever parameters. */
export function reloadOperations(queries: QueryClient, operations: ReadonlySet<string>): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const { _id: operation = '' } = (queryKey[0] ?? {}) as { _id?: string };
      return operations.has(operation);
    },
  });
}
