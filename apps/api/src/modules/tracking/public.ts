export { TRACKING_SIGNER, TrackingSignerModule } from './tracking-signer.module.js';
export { type TrackingUrls, trackingUrls } from './tracking-urls.js';
