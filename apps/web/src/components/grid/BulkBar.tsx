import type { ReactNode } from 'react';
import { Num } from '../numbers/Num';
import { QuietButton } from '../layout/QuietLink';
import classes from './DataGrid.module.css';

interface BulkBarProps {
  /** rows that were ticked */
  chosen: number;
  /** how many match the filter; offered when all shown rows are ticked */
  matching?: number;
  /** the act goes for all that match, not only for those shown */
  all: boolean;
  onAll: (all: boolean) => void;
  onClear: () => void;
  /** buttons for the act */
  children: ReactNode;
}

/** What can be done with the ticked rows, and with how many: this page's, or all 48,210 that match. */
export function BulkBar({ chosen, matching, all, onAll, onClear, children }: BulkBarProps) {
  if (chosen === 0) return null;
  return (
    <section className={classes.bulk} aria-label="With the chosen rows">
      <output className="medium">
        <Num value={all ? matching : chosen} /> {all ? 'chosen, all that match' : 'chosen'}
      </output>
      {!all && matching !== undefined && matching > chosen && (
        <QuietButton onClick={() => onAll(true)}>
          Choose all <Num value={matching} /> matching
        </QuietButton>
      )}
      <QuietButton onClick={onClear}>Clear</QuietButton>
      <span className={classes.spring} />
      {children}
    </section>
  );
}
