import type { ReactNode } from 'react';
import classes from './Card.module.css';

interface CardProps {
  children: ReactNode;
  /** 20 px inside by default; `none` when the content brings its own rows */
  padding?: 'normal' | 'small' | 'none';
  /** draws attention to a problem; the words inside say which */
  tone?: 'plain' | 'bad';
}

/** A card holds something to act on: a line, 12 px radius, no shadow. Never a card in a card. */
export function Card({ children, padding = 'normal', tone = 'plain' }: CardProps) {
  return (
    <div className={classes.card} data-padding={padding} data-tone={tone}>
      {children}
    </div>
  );
}

/** A card of rows with hairlines between them. Give it CardRow children. */
export function CardList({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className={classes.list} aria-label={label}>
      {children}
    </ul>
  );
}

interface CardRowProps {
  children: ReactNode;
  /** a glyph, a tile or an avatar at the left */
  picture?: ReactNode;
  /** one small button or a fact at the right; under the text on phones */
  action?: ReactNode;
}

export function CardRow({ children, picture, action }: CardRowProps) {
  return (
    <li className={classes.row}>
      {picture}
      <div className={classes.grow}>{children}</div>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </li>
  );
}

/** A name with 12 px facts under it, the usual content of a row. */
export function NameAndFacts({ name, facts }: { name: ReactNode; facts?: ReactNode }) {
  return (
    <div className={classes.nameAndFacts}>
      <span className={classes.name}>{name}</span>
      {facts !== undefined && <span className={`num ${classes.facts}`}>{facts}</span>}
    </div>
  );
}
