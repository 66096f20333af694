import type { ReactNode } from 'react';
import { IconAlertTriangleFilled, IconCircleXFilled, IconInfoCircle, type Icon } from '@tabler/icons-react';
import classes from './Notice.module.css';

type NoticeTone = 'neutral' | 'accent' | 'wait' | 'bad';

interface NoticeProps {
  children: ReactNode;
  tone?: NoticeTone;
  icon?: Icon;
  /** one quiet link or button: "Sign in", "See why" */
  action?: ReactNode;
}

const icons: Record<NoticeTone, Icon> = {
  neutral: IconInfoCircle,
  accent: IconInfoCircle,
  wait: IconAlertTriangleFilled,
  bad: IconCircleXFilled,
};

/** A sentence about the state of things with the way out at its right. */
export function Notice({ children, tone = 'neutral', icon, action }: NoticeProps) {
  const Picture = icon ?? icons[tone];
  return (
    <div className={`num ${classes.notice} ${classes[tone]}`}>
      <Picture size={15} aria-hidden />
      <span className={classes.words}>{children}</span>
      {action}
    </div>
  );
}
