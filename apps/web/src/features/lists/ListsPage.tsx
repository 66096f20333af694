import { ActionIcon, Button, Menu } from '@mantine/core';
import type { ContactList } from '@mailwright/contracts';
import { IconDots, IconListDetails, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/feedback/ConfirmDialog';
import { EmptyState } from '../../components/feedback/EmptyState';
import { DataGrid } from '../../components/grid/DataGrid';
import type { GridColumn, PhoneRow } from '../../components/grid/grid-types';
import { NameAndFacts } from '../../components/layout/Card';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { PlainLink } from '../../components/layout/QuietLink';
import { Num } from '../../components/numbers/Num';
import { StateWord } from '../../components/states/StateGlyph';
import { useMayEdit, useWorkspace } from '../../lib/workspace';
import { dropList, listListsOptions, listsChanged } from './api/lists';
import { ListDialog } from './ListDialog';

/** All lists: how many people they have, how many of them a campaign reaches, and where they said yes. */
export default function ListsPage() {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const queries = useQueryClient();
  const lists = useQuery(listListsOptions({ path: { workspaceId: workspace.id } }));
  const [edited, setEdited] = useState<ContactList | 'new' | null>(null);
  const [dropped, setDropped] = useState<ContactList | null>(null);
  const items = lists.data?.items;
  const without = items?.filter(({ consentSource }) => !consentSource).length ?? 0;

  return (
    <Page>
      <PageHeader
        title="Lists"
        answer={
          items && items.length > 0 ? (
            without === 0 ? (
              'Every list says where its people agreed.'
            ) : (
              <>
                <Num value={without} /> of <Num value={items.length} /> lists do not say where their people
                agreed: no campaign can go there.
              </>
            )
          ) : undefined
        }
        actions={
          mayEdit && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
              New list
            </Button>
          )
        }
      />
      <DataGrid
        label="Lists"
        rows={items}
        rowKey={({ id }) => id}
        error={lists.error}
        onRetry={() => void lists.refetch()}
        columns={columns(workspace.id, mayEdit ? { edit: setEdited, drop: setDropped } : null)}
        phoneRow={phoneRow(workspace.id, mayEdit ? { edit: setEdited, drop: setDropped } : null)}
        empty={
          <EmptyState icon={IconListDetails} title="No lists yet">
            A list holds people who agreed to the same kind of mail, and says where they agreed.
          </EmptyState>
        }
      />
      <ListDialog list={edited} onClose={() => setEdited(null)} />
      <ConfirmDialog
        opened={dropped !== null}
        onClose={() => setDropped(null)}
        title={`Delete the list “${dropped?.name}”?`}
        verb="Delete the list"
        destructive
        onConfirm={async () => {
          if (dropped) await dropList({ workspaceId: workspace.id, id: dropped.id });
          await listsChanged(queries);
        }}
      >
        Its <Num value={dropped?.members} /> people stay among your contacts. That they were on this list, and
        by which consent, cannot be brought back.
      </ConfirmDialog>
    </Page>
  );
}

interface Acts {
  edit: (list: ContactList) => void;
  drop: (list: ContactList) => void;
}

const columns = (workspaceId: string, acts: Acts | null): GridColumn<ContactList>[] => [
  {
    key: 'name',
    title: 'Name',
    render: (list) => (
      <NameAndFacts
        name={<ListLink workspaceId={workspaceId} list={list} />}
        facts={list.description || undefined}
      />
    ),
  },
  { key: 'consent', title: 'Where they agreed', width: 300, render: (list) => <Consent list={list} /> },
  {
    key: 'members',
    title: 'People',
    width: 110,
    align: 'right',
    render: (list) => <Num value={list.members} />,
  },
  {
    key: 'mailable',
    title: 'Reachable',
    width: 110,
    align: 'right',
    render: (list) => <Num value={list.mailable} />,
  },
  ...(acts
    ? [
        {
          key: 'acts',
          title: '',
          width: 56,
          render: (list: ContactList) => <Actions list={list} {...acts} />,
        },
      ]
    : []),
];

const phoneRow =
  (workspaceId: string, acts: Acts | null) =>
  (list: ContactList): PhoneRow => ({
    name: <ListLink workspaceId={workspaceId} list={list} />,
    value: <Num value={list.members} />,
    state: <Consent list={list} />,
    fact: (
      <>
        <Num value={list.mailable} /> reachable
      </>
    ),
    facts: acts ? <Actions list={list} {...acts} /> : list.description,
  });

function ListLink({ workspaceId, list }: { workspaceId: string; list: ContactList }) {
  return (
    <PlainLink to="/w/$workspaceId/contacts" params={{ workspaceId }} search={{ listId: list.id }}>
      {list.name}
    </PlainLink>
  );
}

function Consent({ list }: { list: ContactList }) {
  if (list.consentSource) return <span className="truncate text-2">{list.consentSource}</span>;
  return <StateWord state={{ check: 'look' }}>Not said</StateWord>;
}

function Actions({ list, edit, drop }: { list: ContactList } & Acts) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={`More for ${list.name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => edit(list)}>Edit</Menu.Item>
        <Menu.Item color="vermilion" onClick={() => drop(list)}>
          Delete…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
