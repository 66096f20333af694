/**
 * SQL may read the views `recipient_engagements` (what each recipient did, first times), `recorded_events` (everything seen, once), `confirmed_clicks` (workspace_id, contact_id, mailing_id, link_no, occurred_at: no machine's)
 * and `unsubscribed_deliveries` (workspace_id, mailing_id, contact_id, unsubscribed_at).
 */
export { EngagementModule } from './engagement.module.js';
export { EngagementService } from './engagement.service.js';
export { type ClickedDelivery, type Happening, type HappeningKind } from './happening.js';
