import {
  IconArchive,
  IconBan,
  IconBolt,
  IconFlag,
  IconInbox,
  IconMailOff,
  IconMessages,
  IconPlaneDeparture,
  type Icon,
} from '@tabler/icons-react';
import type { InboxCounts, ListConversationsQuery } from './api/inbox';
import type { FolderKey } from './search';

interface FolderBase {
  key: FolderKey;
  name: string;
  icon: Icon;
  count: (counts: InboxCounts) => number;
}
/** A folder of conversations, or one of reports that nobody converses with. */
export type Folder =
  | (FolderBase & { kind: 'conversations'; query: ListConversationsQuery })
  | (FolderBase & { kind: 'returned'; query: 'bounces' | 'complaints' | 'machines' });

const PEOPLE: Folder = {
  key: 'people',
  kind: 'conversations',
  name: 'People',
  icon: IconInbox,
  count: ({ primary }) => primary,
  query: { folder: 'primary', state: 'open' },
};

export const ownFolders: readonly Folder[] = [
  PEOPLE,
  {
    key: 'done',
    kind: 'conversations',
    name: 'Done',
    icon: IconArchive,
    count: ({ done }) => done,
    query: { state: 'done' },
  },
];

/** Read and put aside, so that people come first. */
export const sortedAway: readonly Folder[] = [
  {
    key: 'away',
    kind: 'conversations',
    name: 'Away',
    icon: IconPlaneDeparture,
    count: ({ away }) => away,
    query: { folder: 'other', state: 'open', label: 'away' },
  },
  {
    key: 'opted_out',
    kind: 'conversations',
    name: 'Opted out',
    icon: IconBan,
    count: ({ optedOut }) => optedOut,
    query: { folder: 'other', state: 'open', label: 'opted_out' },
  },
  {
    key: 'other',
    kind: 'conversations',
    name: 'All other mail',
    icon: IconMessages,
    count: ({ other }) => other,
    query: { folder: 'other', state: 'open' },
  },
  {
    key: 'bounces',
    kind: 'returned',
    name: 'Bounces',
    icon: IconMailOff,
    count: ({ bounces }) => bounces,
    query: 'bounces',
  },
  {
    key: 'complaints',
    kind: 'returned',
    name: 'Complaints',
    icon: IconFlag,
    count: ({ complaints }) => complaints,
    query: 'complaints',
  },
  {
    key: 'machines',
    kind: 'returned',
    name: 'Machines',
    icon: IconBolt,
    count: ({ machines }) => machines,
    query: 'machines',
  },
];

export const folderOf = (key: FolderKey | undefined): Folder =>
  [...ownFolders, ...sortedAway].find((one) => one.key === key) ?? PEOPLE;
