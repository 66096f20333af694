import type { ReactNode } from 'react';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../../components/feedback/Skeletons';
import { Section } from '../../../components/layout/Section';
import classes from './Rows.module.css';

interface ListPartProps<T> {
  title: string;
  query: { data: { items: T[] } | undefined; isError: boolean; error: unknown; refetch: () => unknown };
  renderItem: (item: T) => ReactNode;
  /** a sentence where there is none */
  none: ReactNode;
  link?: ReactNode;
  first?: boolean;
}

/** A list of the page with its empty, loading and failed state; one that fails leaves the others alone. */
export function ListPart<T>({ title, query, renderItem, none, link, first = false }: ListPartProps<T>) {
  const { data } = query;
  return (
    <Section
      title={title}
      first={first}
      aside={data && data.items.length > 0 ? data.items.length : undefined}
      link={link}
    >
      {data === undefined && query.isError && (
        <ErrorState
          title={`${title} did not load`}
          error={query.error}
          stillWorks="Mail goes on."
          onRetry={() => void query.refetch()}
        />
      )}
      {data === undefined && !query.isError && <RowsSkeleton rows={2} />}
      {data?.items.length === 0 && <p className="size-sm text-3">{none}</p>}
      {data && data.items.length > 0 && (
        <ul className={classes.list} aria-label={title}>
          {data.items.map(renderItem)}
        </ul>
      )}
    </Section>
  );
}
