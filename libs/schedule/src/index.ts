export { distanceInWords, durationInWords } from './distance.js';
export { decideLateStart, type LateStart, type LateStartPolicy } from './late-start.js';
export {
  type LocalTime,
  type LocalTimeChoice,
  type ResolvedLocalTime,
  resolveLocalTime,
} from './local-time.js';
export { PACE_HISTORY_MS, type PaceLimits, type PacePlan, planPace, type SentCount } from './pace.js';
export { isWithinWindow, nextWindowStart, type SendWindow, type Weekday, windowEnd } from './send-windows.js';
export { UNDO_SECONDS, undoUntil } from './undo.js';
export { describeZone, isNamedZone, listTimeZones, type ZoneDescription } from './zone-facts.js';
export { afterAccepted, afterRefusal } from './lanes/lane-control.js';
export { LaneMeter } from './lanes/lane-meter.js';
export { type LaneFacts, type LanePace, type LaneRefusal, type LaneState } from './lanes/lane-state.js';
