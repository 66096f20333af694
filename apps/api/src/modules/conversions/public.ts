/**
 * What other modules may use of conversions. SQL may read the view `conversion_facts` (workspace_id, conversion_id,
 * order_id, occurred_at, amount, currency, contact_id, mailing_id, campaign_id, link_no, attributed_by, clicked_at,
 * source, verified) and `campaign_conversions`, which leaves out what the workspace does not want to count.
 */
export { ConversionsModule } from './conversions.module.js';
