import { useFormat } from '../../lib/format/FormatContext';
import { deliveryBarOrder, deliveryStates, type DeliveryCounts } from '../states/delivery-states';
import { fillClass, Swatch } from './Swatch';
import { describeCounts } from './describe-counts';
import classes from './StackedBar.module.css';

interface StackedBarProps {
  counts: DeliveryCounts;
  /** px: 16 on the live page, 10 on cards, 8 in lanes, 5 in the mini-bar */
  height?: number;
  /** words and numbers under the bar */
  legend?: boolean;
}

/**
 * Where every mail of a send stands, always in the same order: accepted, trying again, rejected, uncertain,
 * waiting. A state with a single mail still gets 2 px: one uncertain mail must be visible among 50,000.
 */
export function StackedBar({ counts, height = 10, legend = false }: StackedBarProps) {
  const { locale } = useFormat();
  const present = deliveryBarOrder.filter((state) => (counts[state] ?? 0) > 0);
  return (
    <div>
      <div
        // An <img> needs a file; this picture is drawn.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={describeCounts(counts, locale)}
        className={classes.bar}
        style={{ height, borderRadius: height / 2 }}
        data-empty={present.length === 0 || undefined}
      >
        {present.map((state) => (
          <span
            key={state}
            className={fillClass(deliveryStates[state].fill)}
            style={{ flex: `${counts[state] ?? 0} 0 0` }}
          />
        ))}
      </div>
      {legend && (
        <ul className={`num ${classes.legend}`} aria-hidden>
          {present.map((state) => (
            <li key={state} className={classes.entry}>
              <Swatch fill={deliveryStates[state].fill} />
              {deliveryStates[state].word} {(counts[state] ?? 0).toLocaleString(locale)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
