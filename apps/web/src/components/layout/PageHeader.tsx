import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

interface PageHeaderProps {
  title: ReactNode;
  /** one sentence that answers what the page is asked: "All providers take your mail. One DNS record is missing." */
  answer?: ReactNode;
  /** buttons; exactly one of them filled */
  actions?: ReactNode;
  /** an avatar or a glyph at the left of the title */
  picture?: ReactNode;
}

/** Title and answer, the first thing on a page. The title is the page's only h1. */
export function PageHeader({ title, answer, actions, picture }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {picture}
        <div className={classes.text}>
          <h1>{title}</h1>
          {answer !== undefined && <p className={`num ${classes.answer}`}>{answer}</p>}
        </div>
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
