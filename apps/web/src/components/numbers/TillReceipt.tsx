import type { ReactNode } from 'react';
import classes from './TillReceipt.module.css';

/** A line of a receipt: a word, a figure, and a fact in small print. */
export interface ReceiptLine {
  label: string;
  value: ReactNode;
  note?: ReactNode;
}

interface TillReceiptProps {
  lines: readonly ReceiptLine[];
  /** the sum under the rule */
  total?: ReceiptLine;
}

/** Costs that add up, or the facts of a forecast: words left, figures right. */
export function TillReceipt({ lines, total }: TillReceiptProps) {
  return (
    <dl className={`num ${classes.receipt}`}>
      {lines.map((line) => (
        <Line key={line.label} {...line} />
      ))}
      {total && <Line {...total} total />}
    </dl>
  );
}

function Line({ label, value, note, total = false }: ReceiptLine & { total?: boolean }) {
  return (
    <div className={classes.line} data-total={total || undefined}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        {value}
        {note !== undefined && <span className={classes.note}>{note}</span>}
      </dd>
    </div>
  );
}
