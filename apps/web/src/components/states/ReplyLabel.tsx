import type { ReactNode } from 'react';
import { Pill, type Tone } from './Pill';

/** What an answer is. */
export type ReplyKind =
  'interested' | 'question' | 'ask-again' | 'away' | 'problem' | 'opted-out' | 'has-left' | 'answered';

const labels: Record<ReplyKind, { word: string; tone: Tone }> = {
  interested: { word: 'Interested', tone: 'ok' },
  question: { word: 'Question', tone: 'accent' },
  'ask-again': { word: 'Ask again', tone: 'plan' },
  away: { word: 'Away', tone: 'wait' },
  problem: { word: 'Problem', tone: 'wait' },
  'opted-out': { word: 'Opted out', tone: 'bad' },
  'has-left': { word: 'Has left', tone: 'neutral' },
  answered: { word: 'Answered', tone: 'reply' },
};

/** The label of an answer; `children` says more than the word does: "Away until 2 Dec". */
export function ReplyLabel({ kind, children }: { kind: ReplyKind; children?: ReactNode }) {
  const { word, tone } = labels[kind];
  return <Pill tone={tone}>{children ?? word}</Pill>;
}
