import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconRefresh,
} from '@tabler/icons-react';
import type { StateLook } from './StateGlyph';

/** How a mailbox or a sending account is. */
export type MailboxState = 'working' | 'catching-up' | 'sign-in' | 'unreachable';

export const mailboxStates: Record<MailboxState, StateLook> = {
  working: { word: 'Working', icon: IconCircleCheckFilled, role: 'ok-fill' },
  'catching-up': { word: 'Catching up', icon: IconRefresh, role: 'wait' },
  'sign-in': { word: 'Sign in again', icon: IconAlertTriangleFilled, role: 'wait-fill' },
  unreachable: { word: 'Not reachable', icon: IconCircleXFilled, role: 'bad-fill' },
};

/** The result of a check: of a DNS record, of a campaign before it goes. */
export type CheckState = 'ready' | 'look' | 'broken' | 'todo';

export const checkStates: Record<CheckState, StateLook> = {
  ready: { word: 'Ready', icon: IconCircleCheckFilled, role: 'ok-fill' },
  look: { word: 'Needs a look', icon: IconAlertTriangleFilled, role: 'wait-fill' },
  broken: { word: 'Broken', icon: IconCircleXFilled, role: 'bad-fill' },
  todo: { word: 'To do', icon: IconCircleDashed, role: 'text-3' },
};
