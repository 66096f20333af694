import { useEffect, useEffectEvent, useRef, type ReactNode, type RefObject } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconArchive, IconArrowBackUp, IconChevronLeft, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { KeyHint } from '../../../components/feedback/KeyHint';
import { Notice } from '../../../components/feedback/Notice';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { useMayEdit } from '../../../lib/workspace';
import { type Conversation, getConversationOptions } from '../api/inbox';
import type { Inbox } from '../use-inbox';
import { Composer } from './Composer';
import { DoubtfulOptOut } from './DoubtfulOptOut';
import { EvidenceLine } from './EvidenceLine';
import { LabelMenu } from './LabelMenu';
import { MessageCard } from './MessageCard';
import classes from './ConversationPane.module.css';

export const useConversation = ({ workspaceId }: Pick<Inbox, 'workspaceId'>, id: string | undefined) =>
  useQuery({ ...getConversationOptions({ path: { workspaceId, id: id ?? '' } }), enabled: id !== undefined });

interface ConversationPaneProps {
  inbox: Inbox;
  query: ReturnType<typeof useConversation>;
  onDone: (conversation: Conversation) => void;
  draft: { text: string; set: (text: string) => void };
  field: RefObject<HTMLTextAreaElement | null>;
}

/** One conversation from the campaign's mail to the answer that is being written. */
export function ConversationPane({ inbox, query, onDone, draft, field }: ConversationPaneProps) {
  const mayEdit = useMayEdit();
  if (query.error)
    return (
      <div className={classes.pane}>
        <ErrorState
          title="The conversation did not load"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      </div>
    );
  if (!query.data)
    return (
      <div className={classes.pane}>
        <div className={classes.messages}>
          <BlockSkeleton height={110} />
          <BlockSkeleton height={180} />
        </div>
      </div>
    );
  const conversation = query.data;
  const newest = conversation.messages.findLast((message) => message.kind === 'incoming');
  return (
    <article
      className={classes.pane}
      aria-label={`Conversation with ${conversation.person.name || conversation.person.address}`}
    >
      <header className={classes.head}>
        <ActionIcon
          className={classes.back}
          aria-label="Back to the list"
          size={36}
          onClick={() => inbox.go({ id: undefined })}
        >
          <IconChevronLeft size={22} />
        </ActionIcon>
        <div className={classes.title}>
          <h2 title={conversation.subject}>{bare(conversation.subject) || 'Without a subject'}</h2>
          <p>{conversation.campaign ? conversation.campaign.name : 'Not from a campaign'}</p>
        </div>
        {mayEdit && <LabelMenu inbox={inbox} conversation={conversation} />}
        <ActionIcon
          className={classes.person}
          variant="default"
          aria-label="About this person"
          size={36}
          onClick={() => inbox.go({ panel: 'person' })}
        >
          <IconUser size={16} />
        </ActionIcon>
        {mayEdit && (
          <Button
            size="xs"
            variant="default"
            leftSection={
              conversation.state === 'done' ? <IconArrowBackUp size={15} /> : <IconArchive size={15} />
            }
            rightSection={
              <span className={classes.key}>
                <KeyHint keys="e" />
              </span>
            }
            onClick={() => onDone(conversation)}
          >
            {conversation.state === 'done' ? 'Open again' : 'Done'}
          </Button>
        )}
      </header>
      <div className={classes.messages} key={conversation.id}>
        {conversation.mailboxSays && <Notice tone="wait">{conversation.mailboxSays}</Notice>}
        {conversation.messages.map((message) => (
          <Seen
            key={`${message.kind} ${message.id}`}
            first={message === newest && conversation.messages.length > 2}
          >
            <MessageCard
              workspaceId={inbox.workspaceId}
              message={message}
              phrase={message === newest ? conversation.labelPhrase : null}
            />
          </Seen>
        ))}
        {newest && <EvidenceLine conversation={conversation} message={newest} />}
        {newest && <DoubtfulOptOut conversation={conversation} message={newest} />}
      </div>
      {mayEdit && (
        <Composer
          key={conversation.id}
          inbox={inbox}
          conversation={conversation}
          draft={draft}
          field={field}
          onDone={onDone}
        />
      )}
    </article>
  );
}

/** In a long thread what came last is what one wants to see first. */
function Seen({ first, children }: { first: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const look = useEffectEvent(() => first && place.current?.scrollIntoView({ block: 'start' }));
  useEffect(() => {
    look();
  }, []);
  return (
    <div ref={place} className={classes.message}>
      {children}
    </div>
  );
}

const bare = (subject: string): string => subject.replace(/^(?:\s*(?:re|aw|fwd?|wg|sv|tr|rif)\s*:)+\s*/i, '');
