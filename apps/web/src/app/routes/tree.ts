import { galleryRoutes } from './gallery';
import { entryRoutes } from './entry';
import { pageRoutes } from './pages';
import { rootRoute } from './root';
import { workspaceRoute } from './workspace';

export const routeTree = rootRoute.addChildren([
  ...entryRoutes,
  ...galleryRoutes,
  workspaceRoute.addChildren([...pageRoutes]),
]);
