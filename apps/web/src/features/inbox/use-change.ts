import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemToast } from '../../components/feedback/undo-toast';
import { ApiProblem } from '../../lib/api/problem';
import { change, type ConversationChange, inboxChanged } from './api/inbox';

type Changed = { id: string; version: number };

/** Changes a conversation. Who was overtaken by somebody else sees the newest state and tries again. */
export function useChange(workspaceId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ conversation, set }: { conversation: Changed; set: ConversationChange }) =>
      change({ workspaceId, id: conversation.id }, conversation.version, set),
    onError: (error) => {
      const overtaken = error instanceof ApiProblem && error.isConflict;
      problemToast(overtaken ? 'Somebody else changed it first' : 'It was not saved', error);
    },
    onSettled: () => inboxChanged(queries),
  });
}
