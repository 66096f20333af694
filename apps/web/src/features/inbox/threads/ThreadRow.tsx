import { useEffect, useRef } from 'react';
import { Avatar } from '../../../components/people/Avatar';
import { When } from '../../../components/numbers/When';
import { ReplyLabel } from '../../../components/states/ReplyLabel';
import { useFormat } from '../../../lib/format/FormatContext';
import type { ConversationSummary } from '../api/inbox';
import { labelKinds, labelWords } from '../labels';
import classes from './ThreadRow.module.css';

interface ThreadRowProps {
  thread: ConversationSummary;
  open: boolean;
  onOpen: () => void;
}

/** One conversation of the list: who, what about, how it begins, what it is. */
export function ThreadRow({ thread, open, onOpen }: ThreadRowProps) {
  const { locale } = useFormat();
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const name = thread.person.name || thread.person.address;
  return (
    <button
      ref={row}
      type="button"
      className={classes.row}
      aria-current={open || undefined}
      data-unread={thread.unread || undefined}
      onClick={onOpen}
    >
      <Avatar name={name} size={32} />
      <span className={classes.words}>
        <span className={classes.top}>
          <span className={classes.name} title={name}>
            {name}
            {thread.messageCount > 1 && (
              <span className={`num ${classes.count}`}> {thread.messageCount}</span>
            )}
          </span>
          <span className={classes.when}>
            <When at={thread.lastMessageAt} />
          </span>
        </span>
        <span className={classes.subject}>{thread.subject || 'Without a subject'}</span>
        <span className={classes.snippet}>{thread.snippet}</span>
        <span className={classes.facts}>
          {thread.label && (
            <ReplyLabel kind={labelKinds[thread.label]}>{labelWords(thread, locale)}</ReplyLabel>
          )}
          <span className={classes.campaign}>{thread.campaign?.name ?? 'Not from a campaign'}</span>
        </span>
      </span>
      {thread.unread && <span className={classes.hidden}>Unread</span>}
    </button>
  );
}
