import type { MailboxFailure } from '@mailwright/mailbox';
import type { MailboxState } from '../../accounts/public.js';
import type { FolderCondition } from './folder-watch.js';

/** More than this to come is worth saying. */
const MANY = 50;

/** One state of a mailbox, from those of its folders: the worst is told. Null while nothing is known yet. Pure. */
export function conditionOf(
  folders: readonly FolderCondition[],
): { state: MailboxState; says: string } | null {
  const stopped = folders.find((one) => one.kind === 'stopped');
  if (stopped) return { state: 'refused', says: sentence(stopped.failure) };
  const troubled = folders.find((one) => one.kind === 'troubled');
  if (troubled)
    return {
      state: troubled.failure.kind === 'refused' ? 'refused' : 'unreachable',
      says: sentence(troubled.failure),
    };
  if (folders.some((one) => one.kind === 'connecting')) return null;
  const remaining = folders.reduce((sum, one) => sum + (one.kind === 'reading' ? one.remaining : 0), 0);
  // Rounded, so that a large mailbox does not change its state with every window.
  if (remaining > MANY)
    return { state: 'catching_up', says: `About ${roughly(remaining)} messages are still to be read.` };
  return { state: 'working', says: '' };
}

/** What it means, what the server said, what to do. */
const sentence = ({ meaning, serverWords, remedy }: MailboxFailure): string =>
  [meaning, serverWords === null ? '' : `The server said: “${serverWords}”.`, remedy]
    .filter(Boolean)
    .join(' ');

function roughly(count: number): string {
  const unit = 10 ** Math.max(1, Math.floor(Math.log10(count)));
  return (Math.ceil(count / unit) * unit).toLocaleString('en');
}
