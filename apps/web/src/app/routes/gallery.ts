import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root';

/**
 * Every component in every state, to be looked at. The condition stands around the route itself, so that a
 * build for people has neither the route nor the page behind it.
 */
export const galleryRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/_gallery',
        staticData: { title: 'Gallery' },
        component: lazyRouteComponent(() => import('../gallery/GalleryPage')),
      }),
    ]
  : [];
