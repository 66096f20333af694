import { useQuery } from '@tanstack/react-query';
import { countContactsOptions } from '../features/contacts/api/contacts';
import { countInboxOptions } from '../features/inbox/api/inbox';
import { useTopic } from '../lib/live/live-line';
import type { NavigationCounts } from './shell/navigation';

/** The numbers beside the places of the navigation, live. One that did not load is left out, never shown as zero. */
export function useNavigationCounts(workspaceId: string): NavigationCounts {
  const path = { workspaceId };
  const contacts = useQuery(countContactsOptions({ path, query: {} }));
  const inbox = useQuery(countInboxOptions({ path }));
  useTopic('contacts', () => void contacts.refetch());
  useTopic('inbox', () => void inbox.refetch());
  return {
    ...(contacts.data ? { contacts: contacts.data.count } : {}),
    // Nothing unread needs no number.
    ...(inbox.data && inbox.data.primaryUnread > 0 ? { inbox: inbox.data.primaryUnread } : {}),
  };
}
