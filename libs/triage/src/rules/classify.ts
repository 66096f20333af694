import type { Category, Evidence } from '../verdict.js';
import type { BounceRule } from './bounce-rule.js';
import { configurationRules } from './configuration.js';
import { challengeRules, contentRules, loopRules, tooBigRules } from './content.js';
import { unknownHostRules, unknownUserRules } from './dead-address.js';
import { disabledRules, fullRules, movedRules } from './mailbox.js';
import { blockedRules, greylistRules, rateRules } from './sender-reputation.js';
import { categoryOfStatus } from './status-codes.js';
import { expiredRules, networkRules, policyRules, settledRules, systemRules } from './transport.js';

/** What decided a category. */
export interface Classified {
  category: Category;
  evidence: Evidence | null;
}

/**
 * Words that name their reason go before the status code: servers send `5.1.1` for spam and `5.7.1` for
 * unknown users alike. The order is from what must never be taken for a dead address to what is one.
 */
const telling: readonly BounceRule[] = [
  ...settledRules,
  ...challengeRules,
  ...configurationRules,
  ...greylistRules,
  ...fullRules,
  ...tooBigRules,
  ...rateRules,
  ...blockedRules,
  ...contentRules,
  ...loopRules,
  ...movedRules,
  ...disabledRules,
  ...unknownHostRules,
  ...unknownUserRules,
];
/** Words that many refusals share: only where neither better words nor the status code say more. */
const vague: readonly BounceRule[] = [...networkRules, ...expiredRules, ...policyRules, ...systemRules];

/** Sentences of the reporting server that say nothing about the reason, each as it really stands. */
const prefaces: readonly RegExp[] = [
  /\b5\.1\.0 - Unknown address error(?=[ ]?['\d])/g,
  /Google tried to deliver your message, but it was rejected by [^.]{0,200}\.(?: We recommend contacting [^.]{0,200}\.)?/gi,
  /(?:Each of )?the following recipients? (?:was|were) rejected by a\s+remote\s+mail server\.?/gi,
  /This message was created automatically by (?:the )?(?:mail delivery software|SMTP relay)[^.]{0,60}\./gi,
  /If you do so, please include this problem report\.[^.]{0,120}\./gi,
  /Undelivered Mail Returned to Sender|returning message to sender|Mail delivery failed/gi,
];

const maxWords = 3_000;
const address = /[^\s<>()"':;,]{1,64}@[\w.-]+/g;

/**
 * Says why a server refused a recipient.
 * @param words its words, as in a Diagnostic-Code or below the address in a report
 * @param status the enhanced status code that belongs to it
 */
export function classifyRefusal(words: string, status: string | null): Classified {
  const text = withoutPrefaces(words.slice(0, maxWords).replace(/\s+/g, ' ')).replace(
    address,
    'someone@there',
  );
  const told = firstMatch(telling, text);
  if (told)
    return told.category === 'unknown_user' && categoryOfStatus(status) === 'moved'
      ? { ...told, category: 'moved' }
      : told;
  const coded = categoryOfStatus(status);
  if (coded && coded !== 'policy' && coded !== 'system' && coded !== 'network') {
    return { category: coded, evidence: { rule: `status.${coded}`, phrase: status! } };
  }
  const hinted = firstMatch(vague, text);
  if (hinted) return hinted;
  if (coded) return { category: coded, evidence: { rule: `status.${coded}`, phrase: status! } };
  return { category: 'unknown', evidence: null };
}

function withoutPrefaces(text: string): string {
  return prefaces.reduce((rest, preface) => rest.replace(preface, ' '), text);
}

function firstMatch(rules: readonly BounceRule[], text: string): Classified | null {
  if (text.trim() === '') return null;
  for (const rule of rules) {
    const match = rule.pattern.exec(text);
    if (match) {
      return {
        category: rule.category,
        evidence: { rule: rule.id, phrase: around(text, match.index, match[0]) },
      };
    }
  }
  return null;
}

/** The words that decided, with a little of what stands around them. */
function around(text: string, at: number, match: string): string {
  if (match.length > 20) return match.slice(0, 160).trim();
  return text.slice(Math.max(0, at - 30), at + match.length + 30).trim();
}
