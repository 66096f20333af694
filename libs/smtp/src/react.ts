import { recogniseProvider } from './providers.js';
import type { FailureStage, ReplyStage } from './outcome.js';
import { parseReply } from './reply.js';
import { lastRules, replyRules } from './rules/all.js';
import { otherPermanent, otherSenderRefusal, otherTemporary } from './rules/general.js';
import type { ReplyRule, RuleReaction } from './rules/rule.js';

/** A reply to react to, live or from the Diagnostic-Code of a DSN. */
export interface ReplyToJudge {
  code: number;
  /** RFC 3463, such as `4.7.28`. */
  enhancedCode: string | null;
  /** The whole reply or its words; over several lines as it came. */
  text: string;
  /** What it answered; absent for a DSN, where it was said to a server further on. */
  stage?: ReplyStage | FailureStage;
  /** Key of the provider that said it (`providerOf`); the words themselves are also looked at for whose they are. */
  provider?: string;
}

export interface Reaction extends RuleReaction {
  ruleId: string;
  /** For a marketer, without jargon. */
  why: string;
}

/**
 * What follows from a server's reply: for this message, and for whatever else it concerns. The first rule that fits
 * decides; `extraRules` (a workspace's own) are asked before the built-in ones. 5.7.x and 4.7.x never touch an address.
 *
 * A refusal because of the account, the domain or the campaign is `retry`, for it is paused and the recipient is not
 * at fault; a provider's judgement on the sender's reputation is `fail`, as it asks not to be tried again.
 */
export function reactTo(reply: ReplyToJudge, extraRules: readonly ReplyRule[] = []): Reaction {
  const said = { ...reply, text: oneLine(reply.text), provider: reply.provider ?? null };
  const recognised = recogniseProvider(said.text);
  const fits = (rule: ReplyRule) =>
    (rule.provider === undefined || rule.provider === said.provider || rule.provider === recognised) &&
    (rule.codes?.includes(said.code) ?? true) &&
    (rule.enhanced === undefined ||
      (said.enhancedCode !== null && rule.enhanced.includes(said.enhancedCode))) &&
    (rule.text?.test(said.text) ?? true) &&
    (rule.stages === undefined || (said.stage !== undefined && rule.stages.includes(said.stage))) &&
    !(isAboutSender(said.enhancedCode) && blamesAddress(rule));
  const rule = extraRules.find(fits) ?? replyRules.find(fits) ?? lastResort(said.code, said.enhancedCode);
  // A 4xx is never the end by itself, whatever the rule says for its 5xx sibling.
  const temporary = said.code < 500 && rule.reaction.category !== 'expired';
  const outcome = temporary ? 'retry' : rule.reaction.outcome;
  return { ...rule.reaction, outcome, alert: rule.reaction.alert ?? false, ruleId: rule.id, why: rule.why };
}

/** `reactTo` for a raw line, as it stands in a log or a DSN (then without a stage). Null if it is no reply. */
export function reactToLine(
  line: string,
  context: Pick<ReplyToJudge, 'stage' | 'provider'> = {},
): Reaction | null {
  const reply = parseReply(line);
  return reply && reactTo({ ...reply, ...context, text: line });
}

/** Every rule there is, in order, for a page that shows them. */
export const allReplyRules: readonly ReplyRule[] = [...replyRules, ...lastRules];

function lastResort(code: number, enhancedCode: string | null): ReplyRule {
  if (code < 500) return otherTemporary;
  return isAboutSender(enhancedCode) ? otherSenderRefusal : otherPermanent;
}

/** RFC 3463 subject 7: security or policy. */
function isAboutSender(enhancedCode: string | null): boolean {
  return enhancedCode !== null && /^[45]\.7\./.test(enhancedCode);
}

function blamesAddress(rule: ReplyRule): boolean {
  return rule.reaction.action === 'suppress' || rule.reaction.action === 'count';
}

/** Words that a server broke over several lines are read as one. */
function oneLine(text: string): string {
  return text.replace(/\r?\n(?:[245]\d\d[ -])?(?:[245]\.\d{1,3}\.\d{1,3}\s)?/g, ' ');
}
