import type { DeliveryState } from '../../../components/states/delivery-states';

const states: Record<string, DeliveryState> = {
  queued: 'waiting',
  in_flight: 'waiting',
  deferred: 'later',
  accepted: 'accepted',
  rejected: 'rejected',
  uncertain: 'uncertain',
  skipped: 'suppressed',
};

/** The ledger's word for a mail, as the page speaks of it. */
export const mailState = (state: string): DeliveryState => states[state] ?? 'waiting';
