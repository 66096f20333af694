import { firstLetter } from './tint';
import classes from './ProviderTile.module.css';

/** A mailbox provider as a letter, never as a logo. The name stands beside it. */
export function ProviderTile({ name, small = false }: { name: string; small?: boolean }) {
  return (
    <span aria-hidden className={classes.tile} data-small={small || undefined}>
      {firstLetter(name)}
    </span>
  );
}
