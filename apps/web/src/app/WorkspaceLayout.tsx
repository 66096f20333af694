import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { Workspace } from '@mailwright/contracts';
import { workspacesQuery } from '../features/session/api/session';
import { FormatProvider } from '../lib/format/FormatContext';
import { WorkspaceProvider, type Person } from '../lib/workspace';
import { Shell } from './shell/Shell';

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
        <Shell workspaces={workspaces}>
          <Outlet />
        </Shell>
      </FormatProvider>
    </WorkspaceProvider>
  );
}
