export { EngagementModule } from './engagement.module.js';
export { EngagementService } from './engagement.service.js';
export { type Happening, type HappeningKind, happeningId } from './happening.js';
