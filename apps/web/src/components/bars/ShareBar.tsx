import { useFormat } from '../../lib/format/FormatContext';
import { formatPercent } from '../../lib/format/number';
import { fillClass, type Fill } from './Swatch';
import classes from './ShareBar.module.css';

interface Limit {
  /** 0…1 of the full width */
  at: number;
  meaning: string;
  /** a wish rather than a wall */
  soft?: boolean;
}

interface ShareBarProps {
  /** 0…1 of the full width */
  share: number;
  fill?: Fill;
  /** what the bar measures, for those who hear it; leave out when the number stands beside it */
  label?: string;
  /** where something happens: the bounce rate at which sending stops, or several such places */
  limit?: Limit | readonly Limit[];
  height?: number;
}

/** A share as a bar, and if there is one, the limit it must not reach. */
export function ShareBar({ share, fill = 'accepted', label, limit, height = 6 }: ShareBarProps) {
  const { locale } = useFormat();
  const width = Math.min(1, Math.max(0, share));
  const limits = limit === undefined ? [] : [limit].flat();
  const words = label === undefined ? undefined : `${label}: ${formatPercent(share, locale)}`;
  return (
    <div
      className={classes.frame}
      role={words ? 'img' : undefined}
      aria-label={words && [words, ...limits.map(({ meaning }) => meaning)].join('. ')}
      aria-hidden={words ? undefined : true}
    >
      <div className={classes.track} style={{ height, borderRadius: height / 2 }}>
        {width > 0 && (
          <span className={fillClass(fill)} style={{ width: `${width * 100}%`, borderRadius: height / 2 }} />
        )}
      </div>
      {limits.map(({ at, meaning, soft }) => (
        <span
          key={at}
          className={classes.limit}
          data-soft={soft || undefined}
          title={meaning}
          style={{ left: `${at * 100}%` }}
        />
      ))}
    </div>
  );
}
