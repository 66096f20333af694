import { useState, type ReactNode } from 'react';
import { Swatch } from '../bars/Swatch';
import { QuietButton } from '../layout/QuietLink';
import { ChartTable } from './ChartTable';
import { latestOf, type ChartData } from './chart-data';
import classes from './ChartFrame.module.css';

interface ChartFrameProps {
  /** what the chart shows: "Accepted a minute" */
  label: string;
  /** head of the first column when shown as a table: "Time" */
  xLabel: string;
  data: ChartData;
  /** said below: "Bars begin at 94 %." */
  caption?: ReactNode;
  children: ReactNode;
}

/** Legend with the latest values above, the chart or the same as a table below. */
export function ChartFrame({ label, xLabel, data, caption, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={classes.frame} aria-label={label}>
      <div className={classes.head}>
        <ul className={`num ${classes.legend}`}>
          {data.series.map((series) => (
            <li key={series.key} className={classes.entry}>
              <Swatch fill={`chart-${series.colour}`} />
              {series.label}
              <Latest value={latestOf(data.points, series.key)} format={data.formatValue} />
            </li>
          ))}
        </ul>
        <QuietButton onClick={() => setAsTable(!asTable)}>
          {asTable ? 'As a chart' : 'As a table'}
        </QuietButton>
      </div>
      {asTable ? <ChartTable label={label} xLabel={xLabel} data={data} /> : <div aria-hidden>{children}</div>}
      {caption !== undefined && <figcaption className={classes.caption}>{caption}</figcaption>}
    </figure>
  );
}

function Latest({ value, format }: { value: number | null; format: (value: number) => string }) {
  return value === null ? null : <b className={classes.latest}>{format(value)}</b>;
}
