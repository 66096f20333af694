import type { Category, Evidence } from '../verdict.js';
import type { Proof } from './bounce-rule.js';
import { tellingTables, vagueTables } from './refusals/index.js';
import { firstRule } from './rule-table.js';
import type { RuleTable } from './rule-table.js';
import { categoryOfStatus } from './status-codes.js';

/** What decided a category. */
export interface Classified {
  category: Category;
  evidence: Evidence | null;
  /** What the words prove by themselves. */
  proof: Proof | null;
}

/** How sure a reason is: its own words, its status code alone, or words that many reasons share. */
const told = 0.9;
const codedOnly = 0.8;
const hinted = 0.6;

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
  const telling = firstMatch(tellingTables, text, told);
  if (telling)
    return telling.category === 'unknown_user' && categoryOfStatus(status) === 'moved'
      ? { ...telling, category: 'moved' }
      : telling;
  const coded = categoryOfStatus(status);
  const byCode = coded && {
    category: coded,
    evidence: { rule: `status.${coded}`, phrase: status!, confidence: codedOnly },
    proof: null,
  };
  if (byCode && coded !== 'policy' && coded !== 'system' && coded !== 'network') return byCode;
  return (
    firstMatch(vagueTables, text, hinted) ?? byCode ?? { category: 'unknown', evidence: null, proof: null }
  );
}

function withoutPrefaces(text: string): string {
  return prefaces.reduce((rest, preface) => rest.replace(preface, ' '), text);
}

function firstMatch(tables: readonly RuleTable[], text: string, confidence: number): Classified | null {
  if (text.trim() === '') return null;
  const found = firstRule(tables, text);
  if (!found) return null;
  const { rule, match } = found;
  const phrase = around(text, match.index, match[0]);
  return { category: rule.category, evidence: { rule: rule.id, phrase, confidence }, proof: rule.proof };
}

/** The words that decided, with a little of what stands around them. */
function around(text: string, at: number, match: string): string {
  if (match.length > 20) return match.slice(0, 160).trim();
  return text.slice(Math.max(0, at - 30), at + match.length + 30).trim();
}
