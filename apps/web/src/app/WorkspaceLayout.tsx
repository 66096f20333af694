import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { Workspace } from '@mailwright/contracts';
import { RunningSend } from '../features/campaigns/RunningSend';
import { workspacesQuery } from '../features/session/api/session';
import { FormatProvider } from '../lib/format/FormatContext';
import { LiveLineProvider } from '../lib/live/live-line';
import { WorkspaceProvider, type Person } from '../lib/workspace';
import { Shell } from './shell/Shell';
import { useNavigationCounts } from './use-navigation-counts';

interface WorkspaceLayoutProps {
  workspaceId: string;
  /** the workspaces as they were when the route was entered */
  initial: Workspace[];
  person: Person;
}

/** Ties the shell to data: who is here, which workspace, how numbers look in it. */
export function WorkspaceLayout({ workspaceId, initial, person }: WorkspaceLayoutProps) {
  const { data } = useQuery(workspacesQuery());
  const workspaces = data?.items ?? initial;
  const workspace = workspaces.find(({ id }) => id === workspaceId) ?? initial[0];
  if (!workspace) return null;
  return (
    <WorkspaceProvider value={{ workspace, person }}>
      <FormatProvider timeZone={workspace.timeZone} currency={workspace.currency}>
        <LiveLineProvider key={workspaceId} workspaceId={workspaceId}>
          <CountedShell workspaces={workspaces} workspaceId={workspaceId}>
            <Outlet />
          </CountedShell>
        </LiveLineProvider>
      </FormatProvider>
    </WorkspaceProvider>
  );
}

/** Below the live line, which tells when the numbers beside the places move. */
function CountedShell({
  workspaces,
  workspaceId,
  children,
}: {
  workspaces: Workspace[];
  workspaceId: string;
  children: ReactNode;
}) {
  const counts = useNavigationCounts(workspaceId);
  return (
    <Shell workspaces={workspaces} counts={counts} runningSend={<RunningSend />}>
      {children}
    </Shell>
  );
}
