import classes from './LivePulse.module.css';

/** The dot beside "Going out now": the only loop on the page, still where less motion is wanted. */
export function LivePulse() {
  return <span aria-hidden className={classes.pulse} />;
}
