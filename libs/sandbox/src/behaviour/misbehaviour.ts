import type { ProviderKey } from '../people/person.js';

/** Shares of all mail (0–1) that a provider treats badly although the person is alive. */
export interface Misbehaviour {
  /** Refused with 450 at first, accepted when it comes again a while later. */
  greylisted: number;
  /**
   * Refused with 450 or 451 at the end of DATA (once or twice), then accepted. In words about this one message: what a
   * server says about a sender's whole mail would rightly slow all of it down.
   */
  throttled: number;
  /** Refused for good with 550 5.7.1 at the end of DATA. */
  blocked: number;
}

export const USUAL_MISBEHAVIOUR: Misbehaviour = { greylisted: 0.04, throttled: 0.02, blocked: 0.003 };

/**
 * Who does it, and what share of the people they have. Small servers greylist and block single messages; the two big
 * ones throttle. (A block by one of the big ones stands for a block of the whole sender; that is not a thing to happen
 * to one message in three hundred.)
 */
const DOERS: Record<keyof Misbehaviour, { providers: readonly ProviderKey[]; share: number }> = {
  greylisted: { providers: ['gmixed', 'company'], share: 0.16 },
  throttled: { providers: ['gmele', 'yahuu'], share: 0.54 },
  blocked: { providers: ['gmixed', 'company'], share: 0.16 },
};

/** How likely this provider does it to one message, so that the share of all mail comes out as asked. */
export function likelihood(what: keyof Misbehaviour, provider: ProviderKey, rates: Misbehaviour): number {
  const { providers, share } = DOERS[what];
  return providers.includes(provider) ? Math.min(1, rates[what] / share) : 0;
}
