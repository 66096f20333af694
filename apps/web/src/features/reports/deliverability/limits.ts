/** Where something happens; rates 0…1. */
export const limits = {
  /**
   * Amazon SES puts an account under review from 5 % of bounces on and may pause it at 10 % ("Bounce rate: 5 % or
   * greater … under review", Amazon SES developer guide); other services act in the same range.
   */
  bounces: { review: 0.05, scale: 0.1 },
  /**
   * "Keep spam rates reported in Postmaster Tools below 0.10 % and avoid ever reaching a spam rate of 0.30 % or
   * higher" (Gmail's email sender guidelines, for bulk senders); Yahoo asks for less than 0.3 %.
   */
  complaints: { wanted: 0.001, blocked: 0.003, scale: 0.004 },
} as const;
