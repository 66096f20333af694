import { useState, type KeyboardEvent, type RefObject } from 'react';
import { Button, Textarea } from '@mantine/core';
import { IconCornerUpLeft } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyHint } from '../../../components/feedback/KeyHint';
import { Notice } from '../../../components/feedback/Notice';
import { problemToast, undoToast } from '../../../components/feedback/undo-toast';
import { useIntentKey } from '../../../lib/api/use-intent-key';
import { usePhone } from '../../../lib/use-phone';
import { answer, callBack, type Conversation, inboxChanged } from '../api/inbox';
import type { Inbox } from '../use-inbox';
import classes from './Composer.module.css';

interface ComposerProps {
  inbox: Inbox;
  conversation: Conversation;
  draft: { text: string; set: (text: string) => void };
  field: RefObject<HTMLTextAreaElement | null>;
  onDone: (conversation: Conversation) => void;
}

/** Writes an answer. It waits ten seconds before it leaves, so that it can be called back. */
export function Composer({ inbox, conversation, draft, field }: ComposerProps) {
  const queries = useQueryClient();
  const phone = usePhone();
  const intent = useIntentKey();
  const [pending, setPending] = useState<'send' | 'done' | null>(null);
  const { workspaceId } = inbox;
  const name = conversation.person.name || conversation.person.address;
  const send = useMutation({
    mutationFn: (done: boolean) =>
      answer({ workspaceId, id: conversation.id }, { text: draft.text, done }, intent.key),
    onMutate: (done) => setPending(done ? 'done' : 'send'),
    onSuccess: ({ id }) => {
      intent.renew();
      const written = draft.text;
      draft.set('');
      undoToast({
        message: `Your answer to ${name} leaves in a moment.`,
        undo: async () => {
          await callBack({ workspaceId, id });
          draft.set(written);
          await inboxChanged(queries);
          inbox.go({ id: conversation.id });
        },
      });
    },
    onError: (error) => problemToast('The answer was not sent', error),
    onSettled: async () => {
      setPending(null);
      await inboxChanged(queries);
    },
  });
  if (conversation.cannotAnswer)
    return (
      <div className={classes.refused}>
        <Notice tone="wait">{conversation.cannotAnswer}</Notice>
      </div>
    );

  const empty = draft.text.trim() === '';
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !empty && !send.isPending) {
      event.preventDefault();
      send.mutate(false);
    }
    if (event.key === 'Escape') field.current?.blur();
  };
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty) send.mutate(false);
      }}
    >
      <p className={classes.route}>
        <IconCornerUpLeft size={14} aria-hidden />
        To <b>{name}</b>
        <span className={classes.from}>
          from <b>{conversation.answersFrom?.address}</b>
        </span>
      </p>
      <Textarea
        ref={field}
        aria-label={`Answer to ${name}`}
        placeholder="Write an answer"
        autosize
        minRows={phone ? 1 : 2}
        maxRows={12}
        value={draft.text}
        onChange={(event) => draft.set(event.currentTarget.value)}
        onKeyDown={press}
        classNames={{ input: classes.field }}
      />
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          className={classes.second}
          disabled={empty || send.isPending}
          loading={pending === 'done'}
          onClick={() => send.mutate(true)}
        >
          Send and mark done
        </Button>
        <Button
          size="xs"
          type="submit"
          disabled={empty || send.isPending}
          loading={pending === 'send'}
          rightSection={
            <span className={classes.second}>
              <KeyHint keys="mod+enter" />
            </span>
          }
        >
          Send
        </Button>
      </div>
    </form>
  );
}
