/**
 * What mails point to. SQL may read the views `tracked_mailings`, `mailing_links` (workspace_id, mailing_id,
 * mailing_number, link_no, url, label, dynamic) and `tracked_deliveries`. The module itself is mounted by the roles.
 */
export { TRACKING_SIGNER, TrackingSignerModule } from './tracking-signer.module.js';
export { previewUrls, type TrackingUrls, trackingUrls } from './tracking-urls.js';
