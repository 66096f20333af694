import { useId, type ReactNode } from 'react';
import classes from './Section.module.css';

interface SectionProps {
  title: ReactNode;
  /** a count or a half-sentence beside the title */
  aside?: ReactNode;
  /** a quiet link or a small button at the right */
  link?: ReactNode;
  children: ReactNode;
  /** inside a column that has just begun: no space above */
  first?: boolean;
}

/** A part of a page under an h2, 32 px below the part before. */
export function Section({ title, aside, link, children, first = false }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section} data-first={first || undefined}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <span className={`num ${classes.aside}`}>{aside}</span>}
        <span className={classes.spring} />
        {link}
      </div>
      {children}
    </section>
  );
}
