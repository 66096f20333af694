import type { ReactNode } from 'react';
import { IconChevronRight } from '@tabler/icons-react';
import classes from './BreadcrumbBar.module.css';

interface BreadcrumbBarProps {
  /** links to the pages above, in order: `<Link to="/w/$workspaceId/campaigns" …>Campaigns</Link>` */
  trail: readonly ReactNode[];
  /** name of the object */
  name: string;
  /** StateWord, rename button and the like, right after the name */
  state?: ReactNode;
  /** what is going on: "Saved 12:04" */
  note?: ReactNode;
  /** buttons at the right, one of them filled */
  actions?: ReactNode;
}

/** The 56 px bar of object pages. On phones the name is in the top bar, so only the state and actions stay. */
export function BreadcrumbBar({ trail, name, state, note, actions }: BreadcrumbBarProps) {
  return (
    <div className={classes.bar}>
      <nav aria-label="Breadcrumb" className={classes.trail}>
        <ol>
          {trail.map((link, index) => (
            // The trail is fixed for a page; its place is its identity.
            <li key={index} className={classes.above}>
              {link}
              <IconChevronRight size={14} aria-hidden />
            </li>
          ))}
          <li aria-current="page" className={`truncate ${classes.name}`} title={name}>
            {name}
          </li>
        </ol>
      </nav>
      {state !== undefined && <span className={classes.state}>{state}</span>}
      <span className={classes.spring} />
      {note !== undefined && <span className={`num ${classes.note}`}>{note}</span>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
