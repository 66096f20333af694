import {
  IconBan,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconHelpCircle,
  IconRefresh,
} from '@tabler/icons-react';
import type { Fill } from '../bars/Swatch';
import type { StateLook } from './StateGlyph';

/** Where one mail stands, as the page speaks of it. */
export type DeliveryState = 'waiting' | 'accepted' | 'later' | 'rejected' | 'uncertain' | 'suppressed';

/** How many mails of a send are in each state. */
export type DeliveryCounts = Partial<Record<DeliveryState, number>>;

/** Order of every stacked bar. Suppressed mails are not in it: nobody tried. */
export const deliveryBarOrder = ['accepted', 'later', 'rejected', 'uncertain', 'waiting'] as const;

/** "Accepted" is what their server said with 250. */
export const deliveryStates: Record<DeliveryState, StateLook & { fill: Fill }> = {
  waiting: { word: 'Waiting', icon: IconCircleDashed, role: 'text-3', fill: 'waiting' },
  accepted: { word: 'Accepted', icon: IconCircleCheckFilled, role: 'c1', fill: 'accepted' },
  later: { word: 'Trying again', icon: IconRefresh, role: 'wait', fill: 'later' },
  rejected: { word: 'Rejected', icon: IconCircleXFilled, role: 'bad-fill', fill: 'rejected' },
  uncertain: { word: 'Uncertain', icon: IconHelpCircle, role: 'plan', fill: 'uncertain' },
  suppressed: { word: 'Suppressed', icon: IconBan, role: 'text-2', fill: 'muted' },
};
