import { useEffect, useState, type ReactNode } from 'react';
import { Skeleton, VisuallyHidden } from '@mantine/core';
import classes from './Skeletons.module.css';

const showAfterMs = 200;

/** Shows its children only after 200 ms: what loads faster than that should not flash. Room is kept meanwhile. */
export function AfterAMoment({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), showAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy style={{ visibility: shown ? 'visible' : 'hidden' }}>
      <VisuallyHidden component="output">Loading</VisuallyHidden>
      {children}
    </div>
  );
}

/** Rows of a list on their way, in the real height. */
export function RowsSkeleton({ rows = 6, picture = false }: { rows?: number; picture?: boolean }) {
  return (
    <AfterAMoment>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={classes.row}>
          {picture && <Skeleton circle height={28} width={28} className={classes.fixed} />}
          <div className={classes.lines}>
            <Skeleton height={9} width={`${62 - (index % 5) * 8}%`} />
            <Skeleton height={8} width={`${84 - (index % 5) * 6}%`} />
          </div>
          <Skeleton height={9} width={36} className={classes.fixed} />
        </div>
      ))}
    </AfterAMoment>
  );
}

/** A block of a known height on its way: a chart, a picture, a card. */
export function BlockSkeleton({ height }: { height: number }) {
  return (
    <AfterAMoment>
      <Skeleton height={height} radius="lg" />
    </AfterAMoment>
  );
}

/** A page on its way: title, strip and a list. */
export function PageSkeleton() {
  return (
    <div className={classes.page}>
      <AfterAMoment>
        <Skeleton height={22} width={220} mb={10} />
        <Skeleton height={11} width={340} mb={28} />
        <Skeleton height={96} radius="lg" mb={28} />
      </AfterAMoment>
      <RowsSkeleton rows={7} />
    </div>
  );
}
