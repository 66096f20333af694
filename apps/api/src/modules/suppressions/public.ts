/**
 * What other modules may use of suppressions. SQL may read the view `suppressed_addresses`
 * (workspace_id, address_hash, scope, list_id, reason): several rows may stand for one address.
 */
export { emailKeyOf } from './address.js';
export { type Strike, StrikesService } from './strikes.service.js';
export { SuppressionsModule } from './suppressions.module.js';
export { type NewSuppression, SuppressionsService } from './suppressions.service.js';
