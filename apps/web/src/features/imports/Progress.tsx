import { ShareBar } from '../../components/bars/ShareBar';
import { Num } from '../../components/numbers/Num';
import { Percent } from '../../components/numbers/Percent';
import classes from './Progress.module.css';

/** How far a file has been read; said politely to those who hear it, not at every step. */
export function Progress({ label, share, rows }: { label: string; share: number; rows: number }) {
  return (
    <div className={classes.progress}>
      <div className={classes.words}>
        <span className="medium">{label}</span>
        <span className="num text-2">
          <Num value={rows} /> rows · <Percent share={Math.min(1, share)} />
        </span>
      </div>
      <ShareBar share={share} label={label} height={8} />
    </div>
  );
}
