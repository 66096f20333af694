import type { ReactNode } from 'react';
import { CopyButton } from './CopyButton';
import classes from './ServerWords.module.css';

interface ServerWordsProps {
  children: ReactNode;
  /** `block` on its own sunken line, `inline` within a row of a table */
  as?: 'block' | 'inline';
  /** offer to copy this text, naming what it is */
  copy?: { text: string; what: string };
}

/** A server's own words, or a DNS record, as they came. They stand beside ours and never replace them. */
export function ServerWords({ children, as = 'block', copy }: ServerWordsProps) {
  if (as === 'inline') return <code className={`mono ${classes.inline}`}>{children}</code>;
  return (
    <span className={classes.block}>
      <code className={`mono ${classes.words}`}>{children}</code>
      {copy && <CopyButton {...copy} />}
    </span>
  );
}
