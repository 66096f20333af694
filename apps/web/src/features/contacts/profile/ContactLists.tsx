import { ActionIcon, Menu } from '@mantine/core';
import type { Contact } from '@mailwright/contracts';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { problemToast, undoToast } from '../../../components/feedback/undo-toast';
import { PlainLink, QuietButton } from '../../../components/layout/QuietLink';
import { Section } from '../../../components/layout/Section';
import { When } from '../../../components/numbers/When';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { listListsOptions, peopleChanged, putOnList, takeOffList } from '../api/contacts';
import classes from './ContactLists.module.css';

/** The lists a person is on, since when and by which consent. */
export function ContactLists({ contact }: { contact: Contact }) {
  const { workspace } = useWorkspace();
  const workspaceId = workspace.id;
  const mayEdit = useMayEdit();
  const queries = useQueryClient();
  const lists = useQuery(listListsOptions({ path: { workspaceId } })).data?.items ?? [];
  const others = lists.filter(({ id }) => !contact.lists.some((list) => list.id === id));

  const move = async (listId: string, to: 'put' | 'take') => {
    await (to === 'put' ? putOnList : takeOffList)({ workspaceId, id: listId }, { ids: [contact.id] });
    await peopleChanged(queries);
  };
  const change = useMutation({
    mutationFn: ({ listId, to }: { listId: string; name: string; to: 'put' | 'take' }) => move(listId, to),
    onSuccess: (_, { listId, name, to }) =>
      undoToast({
        message: to === 'put' ? `Put on “${name}”.` : `Taken off “${name}”.`,
        undo: () => move(listId, to === 'put' ? 'take' : 'put'),
      }),
    onError: (error) => problemToast('The list was not changed', error),
  });

  return (
    <Section
      title="Lists and consent"
      link={
        mayEdit &&
        others.length > 0 && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <QuietButton className="size-sm">Put on a list</QuietButton>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
              {others.map(({ id, name }) => (
                <Menu.Item key={id} onClick={() => change.mutate({ listId: id, name, to: 'put' })}>
                  {name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )
      }
    >
      {contact.lists.length === 0 && (
        <p className="size-sm text-3">On no list: no campaign reaches this person.</p>
      )}
      <ul className={classes.lists}>
        {contact.lists.map(({ id, name, joinedAt, consentSource }) => (
          <li key={id} className={classes.list}>
            <div className={classes.words}>
              <PlainLink to="/w/$workspaceId/contacts" params={{ workspaceId }} search={{ listId: id }}>
                {name}
              </PlainLink>
              <span className={classes.fact}>
                {consentSource ?? 'By the consent of the list'} · <When at={joinedAt} />
              </span>
            </div>
            {mayEdit && (
              <ActionIcon
                size={24}
                aria-label={`Take off ${name}`}
                onClick={() => change.mutate({ listId: id, name, to: 'take' })}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
