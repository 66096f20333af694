import { accountRules } from './account.js';
import { appleRules } from './apple.js';
import { generalRules, otherPermanent, otherSenderRefusal, otherTemporary } from './general.js';
import { googleRules } from './google.js';
import { microsoftRules } from './microsoft.js';
import { regionalRules } from './regional.js';
import type { ReplyRule } from './rule.js';
import { yahooRules } from './yahoo.js';

/** In the order in which they are asked: the first that fits decides. What a provider says of itself comes first. */
export const replyRules: readonly ReplyRule[] = [
  ...googleRules,
  ...yahooRules,
  ...microsoftRules,
  ...appleRules,
  ...regionalRules,
  ...accountRules,
  ...generalRules,
];

/** The rows that catch what is left; also listed, so that a page can show every rule there is. */
export const lastRules: readonly ReplyRule[] = [otherTemporary, otherSenderRefusal, otherPermanent];
