import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionQuery, workspacesQuery } from '../../features/session/api/session';
import { lastWorkspaceId } from '../last-workspace';
import { rootRoute } from './root';

/** `/` has no page: it leads to where the person was last, or to the first thing to do. */
const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.queries.ensureQueryData(sessionQuery());
    if (session.setup.ownerNeeded) throw redirect({ to: '/welcome' });
    if (!session.person) throw redirect({ to: '/sign-in' });
    const { items } = await context.queries.ensureQueryData(workspacesQuery());
    const last = lastWorkspaceId();
    const workspace = items.find(({ id }) => id === last) ?? items[0];
    if (!workspace) throw redirect({ to: '/welcome' });
    throw redirect({ to: '/w/$workspaceId', params: { workspaceId: workspace.id } });
  },
});

export interface SignInSearch {
  /** path of ours to go to afterwards */
  redirect?: string;
}

/** Only paths of this page: an address elsewhere in the link would make sign-in a trap. */
const ownPath = (value: unknown) =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) ? { redirect: value } : {};

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  staticData: { title: 'Sign in' },
  validateSearch: (search: Record<string, unknown>): SignInSearch => ownPath(search['redirect']),
  beforeLoad: async ({ context }) => {
    const session = await context.queries.ensureQueryData(sessionQuery());
    if (session.setup.ownerNeeded) throw redirect({ to: '/welcome' });
  },
  component: lazyRouteComponent(() => import('../../features/session/SignInPage')),
});

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  staticData: { title: 'Welcome' },
  beforeLoad: async ({ context }) => {
    const session = await context.queries.ensureQueryData(sessionQuery());
    if (!session.setup.ownerNeeded && !session.person) {
      throw redirect({ to: '/sign-in', search: { redirect: '/welcome' } });
    }
  },
  component: lazyRouteComponent(() => import('../../features/session/WelcomePage')),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation/$id',
  staticData: { title: 'Invitation' },
  component: lazyRouteComponent(() => import('../../features/session/InvitationPage')),
});

export const entryRoutes = [startRoute, signInRoute, welcomeRoute, invitationRoute] as const;
