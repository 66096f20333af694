import { usePhone } from '../../lib/use-phone';
import { ErrorState } from '../feedback/ErrorState';
import { Notice } from '../feedback/Notice';
import { QuietButton } from '../layout/QuietLink';
import { RowsSkeleton } from '../feedback/Skeletons';
import { GridPager } from './GridPager';
import { PhoneRows } from './PhoneRows';
import { WideTable } from './WideTable';
import type { GridProps } from './grid-types';
import classes from './DataGrid.module.css';

/**
 * A list of things from the server, page by page: a table on wide screens, two-line rows on phones.
 * It owns the empty, loading, failed and stale states, so that no page forgets one.
 */
export function DataGrid<Row>(props: GridProps<Row>) {
  const { rows, error, label } = props;
  const phone = usePhone();
  const failed = error !== undefined && error !== null;

  if (rows === undefined) {
    return failed ? (
      <ErrorState title={`${label} did not load`} error={error} onRetry={props.onRetry} />
    ) : (
      <RowsSkeleton rows={8} />
    );
  }
  if (rows.length === 0 && !failed) return props.empty;

  return (
    <div className={classes.grid} data-stale={failed || props.stale || undefined} aria-busy={props.stale}>
      {failed && (
        <Notice tone="wait" action={<QuietButton onClick={props.onRetry}>Try again</QuietButton>}>
          {label} did not load again. You see what was here before.
        </Notice>
      )}
      {phone ? <PhoneRows {...props} rows={rows} /> : <WideTable {...props} rows={rows} />}
      {props.paging && <GridPager paging={props.paging} />}
    </div>
  );
}
