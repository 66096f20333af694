import type { CSSProperties, ReactNode } from 'react';
import classes from './Page.module.css';

/** The content of a page: 1,240 px at most, 32 px at the sides, 16 on phones. `wide` is for inboxes and editors. */
export function Page({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      {children}
    </div>
  );
}

interface WithSideProps {
  children: ReactNode;
  side: ReactNode;
  /** px, 300–380 */
  sideWidth?: number;
}

/** Main column and side column; on phones the side comes below. */
export function WithSide({ children, side, sideWidth = 320 }: WithSideProps) {
  return (
    <div className={classes.withSide} style={{ '--side-width': `${sideWidth}px` } as CSSProperties}>
      <div className={classes.column}>{children}</div>
      <div className={classes.column}>{side}</div>
    </div>
  );
}

/** The main action of a page on phones: it sticks above the bottom bar. Nothing on wide screens. */
export function StickyActions({ children }: { children: ReactNode }) {
  return <div className={classes.sticky}>{children}</div>;
}
