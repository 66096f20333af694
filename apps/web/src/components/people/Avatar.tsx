import { initialsOf, tintOf } from './tint';
import classes from './Avatar.module.css';

/** Initials on one of four muted tints. A picture only: the name stands beside it. */
export function Avatar({ name, size = 28 }: { name: string; size?: number }) {
  const tint = tintOf(name);
  return (
    <span
      aria-hidden
      className={classes.avatar}
      data-initials={initialsOf(name)}
      style={{
        width: size,
        height: size,
        fontSize: size * 0.38,
        background: `var(--mw-av${tint})`,
        color: `var(--mw-av${tint}-text)`,
      }}
    />
  );
}
