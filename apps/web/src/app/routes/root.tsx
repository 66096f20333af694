import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { FocusOnNavigation } from '../shell/FocusOnNavigation';
import { SkipLink } from '../shell/SkipLink';
import { DocumentTitle } from '../shell/DocumentTitle';
import type { RouterContext } from './context';

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Root });

function Root() {
  return (
    <>
      <SkipLink />
      <DocumentTitle />
      <FocusOnNavigation />
      <Outlet />
    </>
  );
}
