import { Notice } from '../../../components/feedback/Notice';
import type { Checklist } from '../api/campaigns';
import type { Item } from './checks';

interface FaultNoteProps {
  checklist: Checklist | undefined;
  keys: readonly Item['key'][];
}

/** What the server found wrong with the part of a card, and what to do, right where it is mended. */
export function FaultNote({ checklist, keys }: FaultNoteProps) {
  const faults = checklist?.items.filter(({ key, state }) => keys.includes(key) && state !== 'ok') ?? [];
  return faults.map(({ key, state, says, remedy }) => (
    <Notice key={key} tone={state === 'blocker' ? 'bad' : 'wait'}>
      {says} {remedy}
    </Notice>
  ));
}
