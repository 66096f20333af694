/**
 * SQL of others may read the views `browser_order_rules` (workspace_id, browser_orders_count, browser_order_limit) and
 * `original_keeping` (how long originals of mails are kept).
 */
export { workspaceCreated } from './events.js';
export { WorkspacesModule } from './workspaces.module.js';
export { WorkspacesService } from './workspaces.service.js';
export { SANDBOX_DELAY_SCALE } from './workspaces.repository.js';
