import { reactTo, type Reaction } from '@mailwright/smtp';
import type { RecipientVerdict } from '@mailwright/triage';

/** What a bounce message means for the address that it is about. */
export interface BounceJudgement {
  kind: 'hard' | 'soft';
  suppress: boolean;
  /** It counts against the address: so many within so long are enough. */
  strike: { times: number; withinMs: number } | null;
  /** The rule that read the server's line; null where there is no line and only the message's own words decide. */
  rule: string | null;
}

type Said = Pick<RecipientVerdict, 'kind' | 'action' | 'status' | 'smtpCode' | 'diagnostic'>;

/**
 * A server's line has one reaction wherever it is read: the line in a Diagnostic-Code is judged by the rules that the
 * sender reacts with. Only a report that quotes no server (a mailing list's, a gateway's own words) is judged by what
 * triage made of its wording.
 */
export function judgeBounce(about: Said): BounceJudgement {
  const reaction = reactionTo(about);
  if (!reaction) {
    const isDead = about.action === 'suppress';
    return {
      kind: about.kind === 'hard_bounce' ? 'hard' : 'soft',
      suppress: isDead,
      strike: null,
      rule: null,
    };
  }
  const isDead = reaction.action === 'suppress' && reaction.outcome === 'fail';
  return {
    kind: isDead ? 'hard' : 'soft',
    suppress: isDead,
    strike: reaction.action === 'count' ? (reaction.limit ?? null) : null,
    rule: reaction.ruleId,
  };
}

/** `550-5.1.1 …` after `smtp;` and whatever a gateway wrote in front of it. */
const CODES = /\b[45]\d\d[ -](?:#?([245]\.\d{1,3}\.\d{1,3})\b)?/;

function reactionTo({ diagnostic, smtpCode, status }: Said): Reaction | null {
  if (diagnostic === null || smtpCode === null || smtpCode < 400) return null;
  const said = CODES.exec(diagnostic)?.[1] ?? status;
  const enhancedCode = said?.charAt(0) === String(smtpCode).charAt(0) ? said : null;
  return reactTo({ code: smtpCode, enhancedCode, text: diagnostic });
}
