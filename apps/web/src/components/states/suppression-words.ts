import type { SuppressionReason, SuppressionScope } from '@mailwright/contracts';

/** Why an address is not mailed, in two or three words. */
export const suppressionReasonWords: Record<SuppressionReason, string> = {
  dead_address: 'Dead address',
  repeated_soft_bounce: 'Refused again and again',
  complaint: 'Reported as spam',
  unsubscribed: 'Unsubscribed',
  opted_out_in_words: 'Opted out in words',
  added_by_hand: 'Added by hand',
  imported: 'Imported',
};

/** How far a suppression reaches. */
export const suppressionScopeWords: Record<SuppressionScope, string> = {
  all: 'All mail',
  marketing: 'Marketing',
  list: 'One list',
};
