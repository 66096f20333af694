import type { RoiReport } from '../api/reports';
import classes from './Attribution.module.css';

/** By which rule an order belongs to a campaign. Always on screen: the same orders look different by another one. */
export function Attribution({ attribution }: { attribution: RoiReport['attribution'] }) {
  return (
    <div className={`num ${classes.strip}`}>
      <p className={classes.rule}>
        Count an order when the person <b className={classes.choice}>clicked</b> within{' '}
        <b className={classes.choice}>{attribution.windowDays} days</b>
      </p>
      <p className="size-xs text-3">
        {attribution.says} The period is that of the send; later orders of it count too.
      </p>
    </div>
  );
}
