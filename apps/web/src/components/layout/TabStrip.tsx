import type { ComponentPropsWithRef, ReactNode } from 'react';
import { createLink } from '@tanstack/react-router';
import { Num } from '../numbers/Num';
import classes from './TabStrip.module.css';

/** Views of one thing, each with its own address. Children are TabLink. Scrolls sideways on phones. */
export function TabStrip({ children, label }: { children: ReactNode; label: string }) {
  return (
    <nav aria-label={label} className={classes.strip}>
      {children}
    </nav>
  );
}

interface TabAnchorProps extends ComponentPropsWithRef<'a'> {
  /** how many there are behind the tab */
  count?: number | null | undefined;
}

function TabAnchor({ count, children, ...props }: TabAnchorProps) {
  return (
    <a {...props} className={classes.tab}>
      {children}
      {count !== undefined && (
        <span className={classes.count}>
          <Num value={count} />
        </span>
      )}
    </a>
  );
}

/** A tab that is a link: `<TabLink to="…" search={{ state: 'draft' }} count={6}>Drafts</TabLink>`. */
export const TabLink = createLink(TabAnchor);
