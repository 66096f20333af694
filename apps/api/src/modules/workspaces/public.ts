export { workspaceCreated } from './events.js';
export { WorkspacesModule } from './workspaces.module.js';
