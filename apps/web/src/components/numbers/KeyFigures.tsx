import type { ReactNode } from 'react';
import classes from './KeyFigures.module.css';

/** One figure of a strip. */
export interface KeyFigure {
  label: string;
  /** Num, Percent, Money or a short text */
  value: ReactNode;
  /** a Delta, a StateWord or a Sparkline, at the right of the figure */
  aside?: ReactNode;
  /** a bar under the figure, e.g. LimitBar */
  bar?: ReactNode;
  /** one fact in small print */
  note?: ReactNode;
}

interface KeyFiguresProps {
  figures: readonly KeyFigure[];
  /** 30 px figures, for pages where the figure is the answer */
  large?: boolean;
  /** name of the strip for those who hear it */
  label: string;
}

/** Up to four figures in one bordered strip; two beside each other on phones. */
export function KeyFigures({ figures, large = false, label }: KeyFiguresProps) {
  return (
    <dl
      className={classes.strip}
      aria-label={label}
      data-count={figures.length}
      data-large={large || undefined}
    >
      {figures.map((figure) => (
        <div key={figure.label} className={classes.figure}>
          <dt className={classes.label}>{figure.label}</dt>
          <dd className={classes.body}>
            <span className={classes.head}>
              <span className={`num ${classes.value}`}>{figure.value}</span>
              {figure.aside !== undefined && <span className={classes.aside}>{figure.aside}</span>}
            </span>
            {figure.bar}
            {figure.note !== undefined && <span className={`num ${classes.note}`}>{figure.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
