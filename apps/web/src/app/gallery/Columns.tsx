import type { ReactNode } from 'react';
import classes from './Columns.module.css';

/** Samples beside each other. */
export function Columns({ children, of = 3 }: { children: ReactNode; of?: 2 | 3 }) {
  return (
    <div className={classes.columns} data-of={of}>
      {children}
    </div>
  );
}

/** Samples in a row that wraps. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}

/** Samples under each other. */
export function Pile({ children }: { children: ReactNode }) {
  return <div className={classes.pile}>{children}</div>;
}
