import { useFormat } from '../../lib/format/FormatContext';
import { formatPercent } from '../../lib/format/number';
import { fillClass, type Fill } from './Swatch';
import classes from './ShareBar.module.css';

interface ShareBarProps {
  /** 0…1 of the full width */
  share: number;
  fill?: Fill;
  /** what the bar measures, for those who hear it; leave out when the number stands beside it */
  label?: string;
  /** where something happens, 0…1 of the full width, e.g. the bounce rate at which sending stops */
  limit?: { at: number; meaning: string };
  height?: number;
}

/** A share as a bar, and if there is one, the limit it must not reach. */
export function ShareBar({ share, fill = 'accepted', label, limit, height = 6 }: ShareBarProps) {
  const { locale } = useFormat();
  const width = Math.min(1, Math.max(0, share));
  const words = label === undefined ? undefined : `${label}: ${formatPercent(share, locale)}`;
  return (
    <div
      className={classes.frame}
      role={words ? 'img' : undefined}
      aria-label={limit && words ? `${words}. ${limit.meaning}` : words}
      aria-hidden={words ? undefined : true}
    >
      <div className={classes.track} style={{ height, borderRadius: height / 2 }}>
        <span className={fillClass(fill)} style={{ width: `${width * 100}%`, borderRadius: height / 2 }} />
      </div>
      {limit && (
        <span className={classes.limit} title={limit.meaning} style={{ left: `${limit.at * 100}%` }} />
      )}
    </div>
  );
}
