import { IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import classes from './Delta.module.css';

interface DeltaProps {
  /** the change, written out with sign and unit: see formatPoints and formatPercent */
  text: string;
  direction: 'up' | 'down';
  /** whether this direction is welcome: fewer bounces are */
  good: boolean;
}

/** A trend beside a key figure. The arrow says where, the colour whether that is welcome. */
export function Delta({ text, direction, good }: DeltaProps) {
  const Icon = direction === 'up' ? IconTrendingUp : IconTrendingDown;
  return (
    <span className={`num ${classes.delta} ${good ? classes.good : classes.bad}`}>
      <Icon size={13} stroke={2} aria-hidden />
      {text}
    </span>
  );
}
