import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useHotkeys } from '@mantine/hooks';
import { useMatches } from '@tanstack/react-router';
import type { Workspace } from '@mailwright/contracts';
import { useWorkspace } from '../../lib/workspace';
import { PhoneBottomBar, PhoneTopBar } from './PhoneBars';
import { SandboxBanner } from './SandboxBanner';
import { Sidebar } from './Sidebar';
import { TroubleBanner } from './TroubleBanner';
import type { NavigationCounts } from './navigation';
import classes from './Shell.module.css';

const CommandPalette = lazy(() => import('./CommandPalette'));

interface ShellProps {
  workspaces: readonly Workspace[];
  counts?: NavigationCounts;
  /** RunningSendBar of the send that goes out now; hidden where the page itself shows it */
  runningSend?: ReactNode;
  children: ReactNode;
}

/** The frame around every page of a workspace: navigation on a sunken ground, the page as one inset panel. */
export function Shell({ workspaces, counts = {}, runningSend, children }: ShellProps) {
  const { workspace } = useWorkspace();
  const page = useMatches({ select: (matches) => matches.at(-1)?.staticData });
  const [asked, setAsked] = useState(0);
  const search = () => setAsked((times) => times + 1);
  useHotkeys([['mod+K', search]], []);

  const rail = page?.rail ?? false;
  return (
    <div className={classes.frame} data-rail={rail || undefined}>
      <Sidebar
        workspaces={workspaces}
        counts={counts}
        rail={rail}
        runningSend={page?.showsRunningSend ? null : runningSend}
        onSearch={search}
      />
      <main id="main" tabIndex={-1} className={classes.panel}>
        <PhoneTopBar onSearch={search} />
        <TroubleBanner />
        {workspace.kind === 'sandbox' && (
          <SandboxBanner workspace={workspace} real={workspaces.find(({ kind }) => kind === 'real')} />
        )}
        {children}
      </main>
      <PhoneBottomBar workspaces={workspaces} counts={counts} />
      {asked > 0 && (
        <Suspense fallback={null}>
          <CommandPalette key={asked} workspaces={workspaces} />
        </Suspense>
      )}
    </div>
  );
}
