import { createRoute, notFound, redirect } from '@tanstack/react-router';
import { sessionQuery, workspacesQuery } from '../../features/session/api/session';
import { rememberWorkspace } from '../last-workspace';
import { WorkspaceLayout } from '../WorkspaceLayout';
import { rootRoute } from './root';

/** Everything inside a workspace. It loads who is here and where, before any page below starts. */
export const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/w/$workspaceId',
  beforeLoad: async ({ context, params, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery());
    if (!session.person) throw redirect({ to: '/sign-in', search: { redirect: location.href } });
    const { items } = await context.queries.ensureQueryData(workspacesQuery());
    const workspace = items.find(({ id }) => id === params.workspaceId);
    if (!workspace) throw notFound();
    rememberWorkspace(workspace.id);
    return { workspace, workspaces: items, person: session.person };
  },
  component: WorkspaceRoute,
});

function WorkspaceRoute() {
  const { workspaces, person } = workspaceRoute.useRouteContext();
  const { workspaceId } = workspaceRoute.useParams();
  return <WorkspaceLayout workspaceId={workspaceId} initial={workspaces} person={person} />;
}
