import { Swatch } from '../bars/Swatch';
import type { ChartData, TooltipRow } from './chart-data';
import classes from './PlotTooltip.module.css';

/** Values at one place of the axis, in the words of the chart. */
export function PlotTooltip({
  title,
  rows,
  data,
}: {
  title: string;
  rows: readonly TooltipRow[];
  data: ChartData;
}) {
  return (
    <div className={`num ${classes.tooltip}`}>
      <span className={classes.title}>{title}</span>
      {data.series.map((series) => {
        const value = rows.find((row) => row.dataKey === series.key)?.value;
        return typeof value === 'number' ? (
          <span key={series.key} className={classes.row}>
            <Swatch fill={`chart-${series.colour}`} />
            {series.label}
            <b>{data.formatValue(value)}</b>
          </span>
        ) : null;
      })}
    </div>
  );
}
