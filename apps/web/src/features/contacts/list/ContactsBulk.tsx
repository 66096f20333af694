import { Button, Menu } from '@mantine/core';
import { IconListDetails, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { doneToast, problemToast, undoToast } from '../../../components/feedback/undo-toast';
import { BulkBar } from '../../../components/grid/BulkBar';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatNumber } from '../../../lib/format/number';
import { useWorkspace } from '../../../lib/workspace';
import {
  erasePeople,
  listListsOptions,
  peopleChanged,
  putOnList,
  type Selection,
  takeOffList,
} from '../api/contacts';

interface ContactsBulkProps {
  chosen: number;
  matching: number | undefined;
  all: boolean;
  onAll: (all: boolean) => void;
  onClear: () => void;
  selection: Selection;
  /** the list that the table is narrowed to */
  listId: string | undefined;
}

/** Lists and erasure for the chosen people, or for all who match. */
export function ContactsBulk({ selection, listId, ...bar }: ContactsBulkProps) {
  const { workspace } = useWorkspace();
  const { locale } = useFormat();
  const queries = useQueryClient();
  const lists = useQuery(listListsOptions({ path: { workspaceId: workspace.id } })).data?.items ?? [];
  const [erasing, setErasing] = useState(false);
  const count = (bar.all ? bar.matching : bar.chosen) ?? 0;
  const pathOf = (id: string) => ({ workspaceId: workspace.id, id });
  const people = (n: number) => `${formatNumber(n, locale)} ${n === 1 ? 'person' : 'people'}`;

  const act = useMutation({
    mutationFn: async (change: { to: 'put' | 'take'; listId: string }) => {
      const name = lists.find(({ id }) => id === change.listId)?.name ?? '';
      if (change.to === 'put') {
        const added = await putOnList(pathOf(change.listId), selection);
        return {
          message: `${people(added)} put on “${name}”. ${added < count ? 'The others were on it.' : ''}`,
        };
      }
      const removed = await takeOffList(pathOf(change.listId), selection);
      // Who was chosen by hand can be put back exactly; who matched a filter matches it no more.
      const back =
        'ids' in selection
          ? async () => {
              await putOnList(pathOf(change.listId), selection);
              await peopleChanged(queries);
            }
          : undefined;
      return { message: `${people(removed)} taken off “${name}”.`, back };
    },
    onSuccess: async ({ message, back }) => {
      bar.onClear();
      if (back) undoToast({ message, undo: back });
      else doneToast(message);
      await peopleChanged(queries);
    },
    onError: (error) => problemToast('The list was not changed', error),
  });

  return (
    <BulkBar {...bar} {...(bar.matching === undefined ? { matching: undefined } : {})}>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconListDetails size={15} />}
            loading={act.isPending}
          >
            Put on a list
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {lists.length === 0 && <Menu.Label>There is no list yet: make one under Lists.</Menu.Label>}
          {lists.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => act.mutate({ to: 'put', listId: id })}>
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {listId && (
        <Button variant="default" size="xs" onClick={() => act.mutate({ to: 'take', listId })}>
          Take off this list
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconTrash size={15} />}
        onClick={() => setErasing(true)}
        disabled={count === 0}
      >
        Erase
      </Button>
      <ConfirmDialog
        opened={erasing}
        onClose={() => setErasing(false)}
        title={`Erase ${people(count)} for good?`}
        verb="Erase"
        count={count}
        unit={count === 1 ? 'person' : 'people'}
        destructive
        onConfirm={async () => {
          const erased = await erasePeople({ workspaceId: workspace.id }, selection);
          doneToast(`${people(erased)} erased.`);
          bar.onClear();
          await peopleChanged(queries);
        }}
      >
        Names, addresses and fields go at once and cannot be brought back. Suppressions stay in force without
        the address, and what was already sent keeps its record.
      </ConfirmDialog>
    </BulkBar>
  );
}
