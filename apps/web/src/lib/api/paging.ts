import { keepPreviousData, type UseInfiniteQueryResult, type InfiniteData } from '@tanstack/react-query';

/** A page of a list as the API gives it: `next` is the key of the following page, null on the last one. */
export interface Page<T> {
  items: T[];
  next: string | null;
  /** how many there are in all, where counting is cheap */
  total?: number | null;
}

/** A list as DataGrid wants it: rows so far, and how to get more. */
export interface PagedRows<T> {
  rows: T[] | undefined;
  total: number | null;
  error: unknown;
  reload: () => void;
  hasMore: boolean;
  loadingMore: boolean;
  loadMore: () => void;
  /** old rows are shown while new ones load */
  stale: boolean;
}

/** Options every paged list shares: spread into `useInfiniteQuery`. */
export const keysetPaging = {
  // The first page has no key: the generated client takes an empty set of parameters for that, and null for a mistake.
  initialPageParam: {} as never,
  getNextPageParam: (page: { next: string | null }) => page.next,
  placeholderData: keepPreviousData,
};

/** Turns an infinite query over `Page<T>` into what DataGrid takes. */
export function pagedRows<T>(query: UseInfiniteQueryResult<InfiniteData<Page<T>>, unknown>): PagedRows<T> {
  return {
    rows: query.data?.pages.flatMap((page) => page.items),
    total: query.data?.pages[0]?.total ?? null,
    error: query.error,
    reload: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    stale: query.isPlaceholderData,
  };
}
