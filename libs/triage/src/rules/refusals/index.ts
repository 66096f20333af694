import { tableOf } from '../rule-table.js';
import type { RuleTable } from '../rule-table.js';
import { authenticationRules } from './authentication.js';
import { challengeRules } from './challenge.js';
import { contentRules, formatRules, loopRules, quarantineRules, spamRules, tooBigRules } from './content.js';
import { directoryRules } from './directory.js';
import { disabledRules, fullRules, movedRules } from './mailbox.js';
import { expiredRules, networkRules } from './network.js';
import { policyRules, systemRules } from './reasonless.js';
import { greylistRules, rateRules } from './rate.js';
import { blockedRules, reputationRules } from './reputation.js';
import { sendingAddressRules, submissionRules } from './sending-address.js';
import { sendingHostRules, tlsRules } from './sending-host.js';
import { settledRules } from './settled.js';
import { unknownHostRules } from './unknown-host.js';
import { unavailableRules, unknownUserLanguages } from './unavailable.js';
import { unknownUserRules } from './unknown-user.js';

/**
 * Words that name their reason go before the status code: servers send `5.1.1` for spam and `5.7.1` for
 * unknown users alike. The order is from what must never be taken for a dead address to what is one.
 */
export const tellingTables: readonly RuleTable[] = [
  settledRules,
  challengeRules,
  [...authenticationRules, ...sendingHostRules],
  [...sendingAddressRules, ...submissionRules, ...tlsRules],
  greylistRules,
  fullRules,
  tooBigRules,
  rateRules,
  [...reputationRules, ...blockedRules],
  [...spamRules, ...contentRules, ...formatRules, ...quarantineRules],
  loopRules,
  movedRules,
  disabledRules,
  unknownHostRules,
  [...directoryRules, ...unknownUserRules, ...unavailableRules],
  unknownUserLanguages,
].map(tableOf);

/** Words that many refusals share: only where neither better words nor the status code say more. */
export const vagueTables: readonly RuleTable[] = [networkRules, expiredRules, policyRules, systemRules].map(
  tableOf,
);
