import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconClockHour4,
  IconEyeCheck,
  IconPlayerPauseFilled,
  IconRepeat,
} from '@tabler/icons-react';
import type { StateLook } from './StateGlyph';

/** Where a campaign stands, as the page speaks of it. */
export type CampaignState =
  | 'draft'
  | 'review'
  | 'scheduled'
  | 'sending'
  | 'running'
  | 'paused'
  | 'stopped'
  | 'finished'
  | 'cancelled'
  | 'failed';

/** `sending` is drawn as a ring that fills with the real share; its icon here is never seen. */
export const campaignStates: Record<CampaignState, StateLook> = {
  draft: { word: 'Draft', icon: IconCircleDashed, role: 'text-3' },
  review: { word: 'In review', icon: IconEyeCheck, role: 'wait' },
  scheduled: { word: 'Scheduled', icon: IconClockHour4, role: 'plan' },
  sending: { word: 'Sending', icon: IconRepeat, role: 'accent' },
  running: { word: 'Running', icon: IconRepeat, role: 'accent' },
  paused: { word: 'Paused', icon: IconPlayerPauseFilled, role: 'wait' },
  stopped: { word: 'Stopped by a rule', icon: IconAlertTriangleFilled, role: 'bad' },
  finished: { word: 'Finished', icon: IconCircleCheckFilled, role: 'ok-fill' },
  cancelled: { word: 'Cancelled', icon: IconCircleXFilled, role: 'text-3' },
  failed: { word: 'Failed', icon: IconCircleXFilled, role: 'bad-fill' },
};
