import type { ReplyLabelName } from '@mailwright/contracts';
import type { Verdict } from '@mailwright/triage';
import { labelRules } from './label-rules.js';

export interface LabelSuggestion {
  label: ReplyLabelName;
  /** The words that decided it. */
  phrase: string;
  /** Until when somebody is away; `YYYY-MM-DD`. */
  until: string | null;
}

/** Further down in a long mail people write about other things. */
const WORDS_LOOKED_AT = 2_000;

/** What a message asks of us, as a suggestion that a person may change. Pure; null where no rule speaks. */
export function suggestLabel(verdict: Verdict): LabelSuggestion | null {
  const because = verdict.evidence[0]?.phrase ?? '';
  if (verdict.kind === 'unsubscribe') return { label: 'opted_out', phrase: because, until: null };
  if (verdict.kind === 'auto_reply') {
    if (verdict.newAddress !== null || verdict.category === 'moved')
      return { label: 'has_left', phrase: because, until: null };
    return verdict.category === 'challenge'
      ? null
      : { label: 'away', phrase: because, until: verdict.returnDate };
  }
  if (verdict.kind !== 'reply' || verdict.replyText === null) return null;
  const words = ownLines(verdict.replyText).slice(0, WORDS_LOOKED_AT);
  for (const { label, pattern } of labelRules) {
    const found = pattern.exec(words);
    if (found) return { label, phrase: sentenceAround(words, found.index, found[0].length), until: null };
  }
  return null;
}

/** Quoted lines that somebody answers in between are ours, not theirs. */
const ownLines = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n');

function sentenceAround(text: string, at: number, length: number): string {
  const start = Math.max(
    ...['\n', '. ', '! ', '? '].map((end) => (at === 0 ? 0 : text.lastIndexOf(end, at - 1) + 1)),
  );
  const end = /[.!?\n]/.exec(text.slice(at + length));
  return text
    .slice(start, end ? at + length + end.index + 1 : text.length)
    .trim()
    .slice(0, 160);
}
