import type { ReactNode } from 'react';
import classes from './Pill.module.css';

/** Tones of labels; they report, they never decorate. */
export type Tone = 'neutral' | 'accent' | 'ok' | 'wait' | 'bad' | 'plan' | 'reply';

/** A tinted label. For reply labels and counts alone; states are StateWord. */
export function Pill({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`num ${classes.pill} ${classes[tone]}`}>{children}</span>;
}
