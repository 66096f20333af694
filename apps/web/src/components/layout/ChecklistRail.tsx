import type { ReactNode } from 'react';
import { fillClass, type Fill } from '../bars/Swatch';
import { StateGlyph } from '../states/StateGlyph';
import type { CheckState } from '../states/mailbox-states';
import { Card } from './Card';
import classes from './ChecklistRail.module.css';

/** One thing that must be right before it goes. */
export interface Check {
  title: string;
  state: CheckState;
  note: ReactNode;
  /** a quiet link that fixes it */
  fix?: ReactNode;
}

interface ChecklistRailProps {
  title: string;
  checks: readonly Check[];
  /** the one main button, and a sentence under it */
  action?: ReactNode;
  hint?: ReactNode;
}

const fills: Record<CheckState, Fill> = { ready: 'ok', look: 'warn', broken: 'rejected', todo: 'waiting' };

/** "Before it goes": a bar of parts, every check with its fix, and the button. */
export function ChecklistRail({ title, checks, action, hint }: ChecklistRailProps) {
  const ready = checks.filter((check) => check.state === 'ready').length;
  return (
    <Card padding="small">
      <div className={classes.rail}>
        <div className={classes.head}>
          <h2>{title}</h2>
          <span className="num size-sm text-3">
            {ready} of {checks.length}
          </span>
        </div>
        <div className={classes.parts} aria-hidden>
          {checks.map((check) => (
            <span key={check.title} className={fillClass(fills[check.state])} />
          ))}
        </div>
        <ul className={classes.checks}>
          {checks.map((check) => (
            <li key={check.title} className={classes.check}>
              <StateGlyph state={{ check: check.state }} />
              <span className={classes.words}>
                <span className={classes.title}>{check.title}</span>
                <span className="num size-xs text-3">{check.note}</span>
              </span>
              {check.fix}
            </li>
          ))}
        </ul>
        {action}
        {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      </div>
    </Card>
  );
}
