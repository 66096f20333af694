import type { ReplyKind } from '../../components/states/ReplyLabel';
import { formatDate } from './format-date';
import type { ConversationSummary, Label } from './api/inbox';

export const labelNames: Record<Label, string> = {
  interested: 'Interested',
  question: 'Question',
  later: 'Ask again',
  not_interested: 'Not interested',
  problem: 'Problem',
  away: 'Away',
  opted_out: 'Opted out',
  has_left: 'Has left',
};

/** How each looks. */
export const labelKinds: Record<Label, ReplyKind> = {
  interested: 'interested',
  question: 'question',
  later: 'ask-again',
  not_interested: 'has-left',
  problem: 'problem',
  away: 'away',
  opted_out: 'opted-out',
  has_left: 'has-left',
};

/** "Away until 2 Dec" where the day is known. */
export function labelWords(
  { label, labelUntil }: Pick<ConversationSummary, 'label' | 'labelUntil'>,
  locale: string,
): string {
  if (label === null) return '';
  if (!labelUntil) return labelNames[label];
  return label === 'away'
    ? `Away until ${formatDate(labelUntil, locale)}`
    : `${labelNames[label]} ${formatDate(labelUntil, locale)}`;
}
