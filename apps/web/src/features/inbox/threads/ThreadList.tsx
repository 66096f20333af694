import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { Notice } from '../../../components/feedback/Notice';
import { RowsSkeleton } from '../../../components/feedback/Skeletons';
import { SearchInput } from '../../../components/form/SearchInput';
import { QuietLink } from '../../../components/layout/QuietLink';
import { keysetPaging, pagedRows } from '../../../lib/api/paging';
import {
  listConversationsInfiniteOptions,
  listMailboxesOptions,
  type ConversationSummary,
} from '../api/inbox';
import type { Folder } from '../folders';
import type { Inbox } from '../use-inbox';
import { ThreadRow } from './ThreadRow';
import classes from './ThreadList.module.css';

/** The conversations of a folder, as a page of rows, and how to get more. */
export function useThreads({ workspaceId, search, folder }: Inbox) {
  const query = folder.kind === 'conversations' ? folder.query : {};
  const { search: words, mailboxId, campaignId } = search;
  return pagedRows(
    useInfiniteQuery({
      ...listConversationsInfiniteOptions({
        path: { workspaceId },
        query: {
          ...query,
          limit: 50,
          ...(words ? { search: words } : {}),
          ...(mailboxId ? { mailboxId } : {}),
          ...(campaignId ? { campaignId } : {}),
        },
      }),
      ...keysetPaging,
      enabled: folder.kind === 'conversations',
    }),
  );
}

interface ThreadListProps {
  inbox: Inbox;
  threads: ReturnType<typeof useThreads>;
  onOpen: (thread: ConversationSummary) => void;
}

export function ThreadList({ inbox, threads, onOpen }: ThreadListProps) {
  const { search, go } = inbox;
  return (
    <section className={classes.pane} aria-label={inbox.folder.name}>
      <div className={classes.search}>
        <SearchInput
          label="Search people and words"
          value={search.search ?? ''}
          onChange={(text) => go({ search: text || undefined })}
          width={1_000}
        />
      </div>
      <TroubledMailbox workspaceId={inbox.workspaceId} />
      <div className={classes.list}>
        <Rows inbox={inbox} threads={threads} onOpen={onOpen} />
      </div>
    </section>
  );
}

function Rows({ inbox, threads, onOpen }: ThreadListProps) {
  const { folder, search, go } = inbox;
  if (threads.error)
    return (
      <ErrorState
        title="The conversations did not load"
        error={threads.error}
        stillWorks="Your mailboxes are still read."
        onRetry={threads.reload}
      />
    );
  if (!threads.rows) return <RowsSkeleton rows={8} picture />;
  if (threads.rows.length === 0)
    return (
      <Nothing
        folder={folder}
        filtered={Boolean(search.search || search.mailboxId || search.campaignId)}
        onClear={() => go({ search: undefined, mailboxId: undefined, campaignId: undefined })}
      />
    );
  return (
    <>
      <ul>
        {threads.rows.map((thread) => (
          <li key={thread.id}>
            <ThreadRow thread={thread} open={thread.id === search.id} onOpen={() => onOpen(thread)} />
          </li>
        ))}
      </ul>
      {threads.hasMore && (
        <div className={classes.more}>
          <Button size="xs" variant="default" loading={threads.loadingMore} onClick={threads.loadMore}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}

function Nothing({ folder, filtered, onClear }: { folder: Folder; filtered: boolean; onClear: () => void }) {
  if (filtered)
    return (
      <EmptyState
        icon={folder.icon}
        title="Nothing fits"
        action={
          <Button size="xs" variant="default" onClick={onClear}>
            Clear the search
          </Button>
        }
      >
        No conversation in “{folder.name}” has these words.
      </EmptyState>
    );
  if (folder.key === 'people')
    return (
      <EmptyState icon={folder.icon} title="Nobody waits for you">
        Answers show up here a moment after they arrive. Automatic replies and bounces are sorted away.
      </EmptyState>
    );
  return (
    <EmptyState icon={folder.icon} title="Nothing here">
      There is no conversation in “{folder.name}”.
    </EmptyState>
  );
}

/** On phones the mailboxes are not in sight: one that is not read is said above the list. */
function TroubledMailbox({ workspaceId }: { workspaceId: string }) {
  const mailboxes = useQuery(listMailboxesOptions({ path: { workspaceId } }));
  const troubled = mailboxes.data?.items.find(({ state }) => state === 'refused' || state === 'unreachable');
  if (!troubled) return null;
  return (
    <div className={classes.notice}>
      <Notice
        tone="wait"
        action={
          <QuietLink to="/w/$workspaceId/senders/mailboxes/$id" params={{ workspaceId, id: troubled.id }}>
            {troubled.state === 'refused' ? 'Sign in' : 'Look'}
          </QuietLink>
        }
      >
        {troubled.address.split('@')[0]}@ is not being read. {troubled.stateSays}
      </Notice>
    </div>
  );
}
