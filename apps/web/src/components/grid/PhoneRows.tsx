import { Checkbox } from '@mantine/core';
import type { GridProps, GridSelection } from './grid-types';
import classes from './PhoneRows.module.css';

/** The same rows on a phone. Sorting is the page's business there; selection stays. */
export function PhoneRows<Row>(props: GridProps<Row> & { rows: readonly Row[] }) {
  return (
    <ul aria-label={props.label} className={classes.rows} data-in-card={props.inCard || undefined}>
      {props.rows.map((row) => {
        const key = props.rowKey(row);
        const cells = props.phoneRow(row);
        return (
          <li key={key} className={classes.row}>
            {props.selection && <RowCheckbox id={key} selection={props.selection} />}
            <div className={classes.cells}>
              <div className={classes.line}>
                <span className={`truncate ${classes.name}`}>{cells.name}</span>
                {cells.value !== undefined && <span className={`num ${classes.value}`}>{cells.value}</span>}
              </div>
              {(cells.state !== undefined || cells.fact !== undefined) && (
                <div className={classes.line}>
                  <span>{cells.state}</span>
                  <span className="num size-xs text-3">{cells.fact}</span>
                </div>
              )}
              {cells.bar !== undefined && <div className={classes.bar}>{cells.bar}</div>}
              {cells.facts !== undefined && <span className="num size-xs text-3">{cells.facts}</span>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function RowCheckbox({ id, selection }: { id: string; selection: GridSelection }) {
  const { selected, onChange, nameOf } = selection;
  return (
    <Checkbox
      size="sm"
      aria-label={`Select ${nameOf(id)}`}
      checked={selected.has(id)}
      onChange={() => {
        const next = new Set(selected);
        if (!next.delete(id)) next.add(id);
        onChange(next);
      }}
    />
  );
}
