import type { ReactNode } from 'react';
import { BreadcrumbBar } from '../../components/layout/BreadcrumbBar';
import { Page } from '../../components/layout/Page';
import { PlainLink } from '../../components/layout/QuietLink';
import { usePageTitle } from '../../lib/page-title';
import { useWorkspace } from '../../lib/workspace';
import classes from './FormPage.module.css';

interface FormPageProps {
  name: string;
  state?: ReactNode;
  /** one sentence on what this is for */
  intro: string;
  children: ReactNode;
}

/** A page below "Senders & mailboxes" with one form on it. */
export function FormPage({ name, state, intro, children }: FormPageProps) {
  const { workspace } = useWorkspace();
  usePageTitle(name);
  const back = (
    <PlainLink key="back" to="/w/$workspaceId/senders" params={{ workspaceId: workspace.id }}>
      Senders &amp; mailboxes
    </PlainLink>
  );
  return (
    <>
      {/* On phones the name is in the top bar already: without a state the bar would be empty. */}
      <div className={state === undefined ? 'desktop-only' : undefined}>
        <BreadcrumbBar trail={[back]} name={name} state={state} />
      </div>
      <Page>
        <div className={classes.column}>
          <header className={classes.head}>
            <h1>{name}</h1>
            <p className="text-2 size-sm">{intro}</p>
          </header>
          {children}
        </div>
      </Page>
    </>
  );
}
