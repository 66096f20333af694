import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { Notice } from '../../../components/feedback/Notice';
import { doneToast, problemToast } from '../../../components/feedback/undo-toast';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { honourOptOut, inboxChanged, type Conversation, type ConversationMessage } from '../api/inbox';

type Incoming = Extract<ConversationMessage, { kind: 'incoming' }>;

/** Whether somebody seems to ask for no more mail, and nothing was done about it yet. */
const waits = ({ messageKind, match }: Incoming): boolean =>
  messageKind === 'unsubscribe' && !match?.done.some((what) => what !== 'confirmed');

/** Asks to unsubscribe, but perhaps not by the one it names: a person decides. */
export function DoubtfulOptOut({ conversation, message }: { conversation: Conversation; message: Incoming }) {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const queries = useQueryClient();
  const honour = useMutation({
    mutationFn: () => honourOptOut({ workspaceId: workspace.id, id: message.id }),
    onSuccess: () => doneToast(`${conversation.person.address} gets no more marketing.`),
    onError: (error) => problemToast('The opt-out was not honoured', error),
    onSettled: () => inboxChanged(queries),
  });
  if (!waits(message)) return null;
  return (
    <Notice tone="wait">
      <b>Asks to unsubscribe: please confirm.</b>{' '}
      {message.match
        ? 'The receiving server says that the sender may be forged, so nothing was done yet.'
        : 'It belongs to no mail of ours, so nothing was done yet.'}{' '}
      {mayEdit && (
        <Button
          size="compact-xs"
          variant="default"
          loading={honour.isPending}
          onClick={() => honour.mutate()}
        >
          Unsubscribe {conversation.person.address}
        </Button>
      )}
    </Notice>
  );
}
