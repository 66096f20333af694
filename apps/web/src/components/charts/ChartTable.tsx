import { Missing } from '../numbers/Num';
import type { ChartData } from './chart-data';
import classes from './ChartFrame.module.css';

/** The numbers of a chart, exactly: for those who hear the page, and for copying. */
export function ChartTable({ label, xLabel, data }: { label: string; xLabel: string; data: ChartData }) {
  return (
    // Scrolls by keyboard too, so it must take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.scroll} tabIndex={0} aria-label={`${label}, as a table`}>
      <table className={`num ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{xLabel}</th>
            {data.series.map((series) => (
              <th key={series.key} scope="col">
                {series.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.points.map((point) => (
            <tr key={point.x}>
              <td>{data.formatX(point.x)}</td>
              {data.series.map((series) => {
                const value = point.values[series.key] ?? null;
                return <td key={series.key}>{value === null ? <Missing /> : data.formatValue(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
