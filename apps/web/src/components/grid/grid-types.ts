import type { ReactNode } from 'react';

export interface GridColumn<Row> {
  /** sort key for the API, and identity of the column */
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** numbers right, words left */
  align?: 'left' | 'right';
  /** px; the first column takes what is left */
  width?: number;
  sortable?: boolean;
}

export interface GridSort {
  key: string;
  direction: 'asc' | 'desc';
}

/** A row on a phone: name and value, state and fact, then small facts. The name should hold the row's link. */
export interface PhoneRow {
  name: ReactNode;
  value?: ReactNode;
  state?: ReactNode;
  fact?: ReactNode;
  /** a bar across the row, e.g. StackedBar */
  bar?: ReactNode;
  facts?: ReactNode;
}

export interface GridSelection {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  /** name of a row for its checkbox: "Select Grete Lindqvist" */
  nameOf: (key: string) => string;
}

/** How to get to the other rows. `more` appends; `pages` goes forth and back. */
export type GridPaging =
  | { kind: 'more'; hasMore: boolean; loading: boolean; loadMore: () => void }
  | { kind: 'pages'; previous: (() => void) | null; next: (() => void) | null };

export interface GridProps<Row> {
  /** what the table is, for those who hear it: "Campaigns" */
  label: string;
  /** undefined while the first rows are on their way */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  columns: readonly GridColumn<Row>[];
  phoneRow: (row: Row) => PhoneRow;
  /** the list did not load; with rows present they stay, in grey, under a note */
  error?: unknown;
  onRetry?: () => void;
  /** EmptyState; say whether there is nothing yet or nothing found */
  empty: ReactNode;
  sort?: GridSort;
  onSort?: (sort: GridSort) => void;
  selection?: GridSelection;
  paging?: GridPaging;
  /** old rows are shown while new ones load */
  stale?: boolean;
  /** px: 44 with one line, 56 with two */
  rowHeight?: 44 | 52 | 56;
  /** inside a card: 20 px at the sides and a sunken head */
  inCard?: boolean;
}
