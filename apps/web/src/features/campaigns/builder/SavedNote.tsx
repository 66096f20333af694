import { useFormat } from '../../../lib/format/FormatContext';
import { formatMoment } from '../../../lib/format/moment';
import { useNow } from '../../../lib/use-now';
import type { Draft } from './use-draft';

/** "Saved 12:04": whether what was typed is safe. Said politely, once things have come to rest. */
export function SavedNote({ draft: { state, savedAt, campaign } }: { draft: Draft }) {
  const format = useFormat();
  const now = useNow();
  const at = savedAt ?? new Date(campaign.updatedAt);
  const words = {
    saved: `Saved ${formatMoment(at, now, format)}`,
    waiting: 'Saving …',
    saving: 'Saving …',
    conflict: 'Not saved',
    failed: 'Not saved',
  }[state];
  return <output aria-live={state === 'saved' ? 'polite' : 'off'}>{words}</output>;
}
