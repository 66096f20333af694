import { inLink, type EmptyLink } from '../layout/in-link';
import { Num } from './Num';
import { Swatch, type Fill } from '../bars/Swatch';
import classes from './SumEquation.module.css';

/** One number of a sum, with the word under it. */
export interface Term {
  value: number;
  label: string;
  /** colour of the same number in the bar above */
  fill?: Fill;
  /** the way to the people behind the number: `<PlainLink to="…" />` */
  link?: EmptyLink;
}

interface SumEquationProps {
  total: Term;
  terms: readonly Term[];
  /** `parts`: 48,210 = 31,904 + 402 + … · `rest`: 52,318 − 1,036 − … = 48,709, the total comes last */
  form?: 'parts' | 'rest';
}

/**
 * Numbers that add up on screen: an equation on wide screens, a till receipt on phones.
 * It is one list for those who hear it; the signs are spoken.
 */
export function SumEquation({ total, terms, form = 'parts' }: SumEquationProps) {
  const rest = form === 'rest';
  const sign = rest ? '−' : '+';
  const last: Term[] = rest ? [total] : [];
  return (
    <ul className={`num ${classes.sum}`} data-form={form}>
      {!rest && <TermItem term={total} total />}
      {terms.map((term, index) => (
        <TermItem key={term.label} term={term} sign={index === 0 ? (rest ? undefined : '=') : sign} />
      ))}
      {last.map((term) => (
        <TermItem key={term.label} term={term} sign="=" total />
      ))}
    </ul>
  );
}

function TermItem({ term, sign, total = false }: { term: Term; sign?: string | undefined; total?: boolean }) {
  const number = <Num value={term.value} />;
  return (
    <li className={classes.term} data-total={total || undefined} data-sign={sign}>
      {sign !== undefined && <span className={classes.sign}>{sign}</span>}
      <span className={classes.cell}>
        <span className={classes.value}>{inLink(term.link, number)}</span>
        <span className={classes.label}>
          {term.fill && <Swatch fill={term.fill} />}
          {term.label}
        </span>
      </span>
    </li>
  );
}
