import { DAY_MS, MINUTE_MS, type ReplyRule } from './rule.js';

const provider = 'apple';

/** iCloud Mail. Source: support.apple.com/102322 and mail that was refused. */
export const appleRules: readonly ReplyRule[] = [
  {
    id: 'apple.deferred',
    line: '450 4.1.1 [HCM1] Message temporarily deferred. https://support.apple.com/en-us/102322',
    provider,
    text: /\[(?:HCM1|BS02)\]/,
    reaction: {
      outcome: 'retry',
      category: 'rate_limited',
      scope: 'lane',
      action: 'pause',
      forMs: 15 * MINUTE_MS,
    },
    why: 'iCloud wants less mail at once from this sender. It goes on after a short pause.',
  },
  {
    id: 'apple.domain-blocklisted',
    line: '554 5.7.1 Your message was rejected because a domain in it is listed on Spamhaus DBL. https://www.spamhaus.org/query/domain/example.com (icloud)',
    provider,
    text: /Spamhaus DBL/i,
    reaction: {
      outcome: 'fail',
      category: 'blocklisted',
      scope: 'domain',
      action: 'pause',
      forMs: DAY_MS,
      alert: true,
    },
    why: 'Your domain, or one that you link to, is on a blocklist of bad domains.',
  },
];
