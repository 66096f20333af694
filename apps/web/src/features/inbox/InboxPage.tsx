import { useEffect, useEffectEvent, useRef } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { IconMessages } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { undoToast } from '../../components/feedback/undo-toast';
import { Page } from '../../components/layout/Page';
import { usePhone } from '../../lib/use-phone';
import { useMayEdit, useWorkspace } from '../../lib/workspace';
import type { Conversation } from './api/inbox';
import { ConversationPane, useConversation } from './conversation/ConversationPane';
import { PersonPanel } from './person/PersonPanel';
import { FolderRail } from './rail/FolderRail';
import { ReturnedPane } from './returned/ReturnedPane';
import { ThreadList, useThreads } from './threads/ThreadList';
import { useChange } from './use-change';
import { useDrafts, useInbox } from './use-inbox';
import { useInboxKeys } from './use-inbox-keys';
import classes from './InboxPage.module.css';

/** Folders, threads, the conversation, the person; on phones one at a time. */
export default function InboxPage() {
  const inbox = useInbox();
  const { workspace } = useWorkspace();
  const { search, folder, go } = inbox;
  const phone = usePhone();
  // Between a phone and a desk there is room for three columns.
  const narrow = useMediaQuery('(max-width: 1199.98px)', undefined, { getInitialValueInEffect: false });
  const threads = useThreads(inbox);
  const conversation = useConversation(inbox, folder.kind === 'conversations' ? search.id : undefined);
  const drafts = useDrafts();
  const field = useRef<HTMLTextAreaElement>(null);
  const change = useChange(inbox.workspaceId);
  useReadWhenSeen(conversation.data, change);

  const move = (by: 1 | -1) => {
    const rows = threads.rows ?? [];
    const at = rows.findIndex(({ id }) => id === search.id);
    const next = rows[at < 0 ? 0 : at + by];
    if (next) go({ id: next.id, panel: undefined });
  };
  const done = (which: Conversation) => {
    const state = which.state === 'done' ? 'open' : 'done';
    const neighbours = threads.rows ?? [];
    const at = neighbours.findIndex(({ id }) => id === which.id);
    const next = neighbours[at + 1] ?? neighbours[at - 1];
    change.mutate(
      { conversation: which, set: { state } },
      {
        onSuccess: (changed) => {
          if (state === 'open') return;
          go({ id: phone ? undefined : next?.id, panel: undefined });
          undoToast({
            message: `The conversation with ${which.person.name || which.person.address} is done.`,
            undo: async () => {
              await change.mutateAsync({ conversation: changed, set: { state: 'open' } });
              go({ id: which.id });
            },
          });
        },
      },
    );
  };
  useInboxKeys({
    move,
    answer: () => field.current?.focus(),
    done: () => conversation.data && done(conversation.data),
  });

  const open = search.id !== undefined && folder.kind === 'conversations';
  const panel = search.panel === 'person' && open;
  const shows = {
    rail: !phone || !open,
    list: folder.kind === 'conversations' && (phone ? !open : !(narrow && panel)),
    conversation: open && !(phone && panel),
    person: open && conversation.data !== undefined && (phone || narrow ? panel : true),
  };
  return (
    <Page wide>
      <div
        className={classes.inbox}
        data-panel={panel || undefined}
        data-sandbox={workspace.kind === 'sandbox' || undefined}
      >
        {shows.rail && <FolderRail inbox={inbox} />}
        {folder.kind === 'returned' && <ReturnedPane inbox={inbox} folder={folder} />}
        {shows.list && (
          <ThreadList inbox={inbox} threads={threads} onOpen={({ id }) => go({ id, panel: undefined })} />
        )}
        {shows.conversation && (
          <ConversationPane
            inbox={inbox}
            query={conversation}
            onDone={done}
            draft={{ text: drafts.of(search.id ?? ''), set: (text) => drafts.set(search.id ?? '', text) }}
            field={field}
          />
        )}
        {shows.person && conversation.data && <PersonPanel inbox={inbox} conversation={conversation.data} />}
        {folder.kind === 'conversations' && !open && !phone && (
          <div className={classes.nothing}>
            <EmptyState icon={IconMessages} title="Choose a conversation">
              With J and K you go through the list, with R you answer, with E it is done.
            </EmptyState>
          </div>
        )}
      </div>
    </Page>
  );
}

/** A conversation that is on screen is read; for viewers it stays as it is. */
function useReadWhenSeen(conversation: Conversation | undefined, change: ReturnType<typeof useChange>) {
  const mayEdit = useMayEdit();
  const read = useEffectEvent((id: string) => {
    if (conversation?.id === id && mayEdit) change.mutate({ conversation, set: { unread: false } });
  });
  const unreadId = conversation?.unread ? conversation.id : null;
  useEffect(() => {
    if (unreadId !== null) read(unreadId);
  }, [unreadId]);
}
