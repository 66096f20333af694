/** SQL may read the views `campaign_conversions` and `conversion_facts`. */
/**
 * What other modules may use of conversions. SQL may read the view `conversion_facts` (workspace_id, conversion_id,
 * order_id, occurred_at, amount, currency, contact_id, mailing_id, campaign_id, link_no, attributed_by, clicked_at,
 * source).
 */
export { ConversionsModule } from './conversions.module.js';
