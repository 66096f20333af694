import type { MailboxState } from '../../../components/states/mailbox-states';
import type { Mailbox } from '../api/inbox';

/** How a mailbox is shown here; a word only where something is to be done or to be waited for. */
export function lookOfMailbox(state: Mailbox['state']): { state: MailboxState; word: string } {
  if (state === 'refused') return { state: 'sign-in', word: 'Sign in again' };
  if (state === 'unreachable') return { state: 'unreachable', word: 'Not reachable' };
  if (state === 'catching_up') return { state: 'catching-up', word: 'Catching up' };
  if (state === 'paused') return { state: 'sign-in', word: 'Paused' };
  return { state: 'working', word: '' };
}
