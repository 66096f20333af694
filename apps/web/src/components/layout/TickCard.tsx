import { useId, type ReactNode } from 'react';
import { StateGlyph } from '../states/StateGlyph';
import type { CheckState } from '../states/mailbox-states';
import classes from './TickCard.module.css';

interface TickCardProps {
  title: string;
  /** ticks green by itself when its part is complete */
  state: CheckState;
  /** the choice in one line, beside the title */
  summary?: ReactNode;
  /** one small button at the right */
  action?: ReactNode;
  children: ReactNode;
}

/** A card of the campaign builder: any order, each says for itself whether it is ready. */
export function TickCard({ title, state, summary, action, children }: TickCardProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.card}>
      <div className={classes.head}>
        <StateGlyph state={{ check: state }} size={18} />
        <h2 id={id}>{title}</h2>
        {summary !== undefined && <span className={`truncate ${classes.summary}`}>{summary}</span>}
        <span className={classes.spring} />
        {action}
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
