import type { ReactNode } from 'react';
import type { Icon } from '@tabler/icons-react';
import classes from './EmptyState.module.css';

interface EmptyStateProps {
  icon: Icon;
  /** one bold line */
  title: string;
  /** one sentence: what will be here, and when */
  children: ReactNode;
  /** one button */
  action?: ReactNode;
}

/** What stands where nothing is yet. */
export function EmptyState({ icon: Picture, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <span className={classes.tile}>
        <Picture size={20} stroke={1.7} aria-hidden />
      </span>
      <p className={classes.title}>{title}</p>
      <p className={`num ${classes.text}`}>{children}</p>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
