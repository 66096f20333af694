import type { SuppressionReason, SuppressionScope } from '@mailwright/contracts';
import type { RecipientVerdict, Verdict } from '@mailwright/triage';
import { emailKeyOf } from '../../suppressions/public.js';
import type { HappeningKind } from '../../engagement/public.js';
import type { DoubtEvidence } from '../../sending/public.js';
import { judgeBounce } from './judge-bounce.js';
import { ACTS_FROM, type Match, trust } from '../matching/match.js';

/** What follows from a message; all of it happens in the transaction that stores it. */
export interface Consequences {
  happening: HappeningKind | null;
  bounce: { kind: 'hard' | 'soft'; category: string | null } | null;
  suppress: { scope: SuppressionScope; reason: SuppressionReason } | null;
  /** It counts against the address: so many within so long are enough. */
  strike: { times: number; withinMs: number; rule: string; words: string } | null;
  /** A mail in doubt did arrive. */
  confirm: DoubtEvidence | null;
}

const nothing: Consequences = { happening: null, bounce: null, suppress: null, strike: null, confirm: null };

/**
 * Decides what follows, purely. A bounce or a complaint without strong evidence changes nobody: anybody can write one.
 * An opt-out in words is honoured also on weaker evidence, because not honouring it harms the person who wrote it; one
 * that the receiving server calls forged waits for a person of ours (docs/adr/0009).
 * Tests mark nobody.
 */
export function planConsequences(verdict: Verdict, match: Match | null): Consequences {
  if (!match || match.delivery.mailingKind === 'test') return nothing;
  const { strong, confidence } = { ...trust[match.by], confidence: match.confidence };
  const about = verdictFor(verdict, match.delivery.email);
  switch (verdict.kind) {
    case 'hard_bounce':
    case 'soft_bounce':
      if (!strong) return nothing;
      return afterBounce(about);
    case 'delayed':
      return strong ? { ...nothing, happening: 'delayed', confirm: 'bounce' } : nothing;
    case 'complaint':
      if (!strong) return nothing;
      return {
        ...nothing,
        happening: 'complained',
        suppress: verdict.action === 'suppress' ? { scope: 'all', reason: 'complaint' } : null,
        confirm: 'complaint',
      };
    case 'unsubscribe':
      if (isDoubtfulOptOut(verdict, match)) return nothing;
      return {
        ...nothing,
        happening: 'unsubscribed',
        suppress: { scope: 'marketing', reason: 'opted_out_in_words' },
        confirm: strong ? 'reply' : null,
      };
    case 'reply':
      return confidence < ACTS_FROM
        ? nothing
        : { ...nothing, happening: 'replied', confirm: strong ? 'reply' : null };
    case 'auto_reply':
      return confidence < ACTS_FROM
        ? nothing
        : { ...nothing, happening: 'auto_replied', confirm: strong ? 'reply' : null };
    default:
      return nothing;
  }
}

/**
 * An opt-out that a person of ours must look at: it leads to no mail of ours, or it leads there by its sender alone and
 * the receiving server found that the sender is not who it says.
 */
export function isDoubtfulOptOut(verdict: Verdict, match: Match | null): boolean {
  if (verdict.kind !== 'unsubscribe') return false;
  return match === null || (!trust[match.by].strong && verdict.message.authentication?.verdict === 'forged');
}

type About = Omit<RecipientVerdict, 'address'>;

function afterBounce(about: About): Consequences {
  const { kind, suppress, strike, rule } = judgeBounce(about);
  return {
    happening: 'bounced',
    bounce: { kind, category: about.category },
    suppress: suppress ? { scope: 'all', reason: 'dead_address' } : null,
    strike: strike && { ...strike, rule: rule ?? '', words: about.diagnostic ?? '' },
    confirm: 'bounce',
  };
}

/** Of several recipients in one report that of our delivery; a forwarded one names another address. */
function verdictFor(verdict: Verdict, email: string): About {
  const [only] = verdict.perRecipient;
  const key = keyOf(email);
  const named = verdict.perRecipient.find(({ address }) => keyOf(address) === key);
  const about = named ?? (verdict.perRecipient.length === 1 ? only : undefined);
  return (
    about ?? {
      kind: verdict.kind,
      action: verdict.action,
      category: verdict.category ?? 'unknown',
      status: verdict.status,
      smtpCode: null,
      diagnostic: verdict.serverWords,
    }
  );
}

function keyOf(address: string): string {
  const read = emailKeyOf(address);
  return read.ok ? read.key : address;
}
