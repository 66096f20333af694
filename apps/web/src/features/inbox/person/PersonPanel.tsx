import { useState } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconBan, IconChevronLeft } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { Notice } from '../../../components/feedback/Notice';
import { doneToast } from '../../../components/feedback/undo-toast';
import { PlainLink } from '../../../components/layout/QuietLink';
import { Avatar } from '../../../components/people/Avatar';
import { useMayEdit } from '../../../lib/workspace';
import { type Conversation, inboxChanged, neverMailAgain } from '../api/inbox';
import type { Inbox } from '../use-inbox';
import { DealCard } from './DealCard';
import { Lately } from './Lately';
import { languageName } from './language-name';
import classes from './PersonPanel.module.css';

/** Who writes: the deal, the facts, what happened lately, and the way out. */
export function PersonPanel({ inbox, conversation }: { inbox: Inbox; conversation: Conversation }) {
  const mayEdit = useMayEdit();
  const { workspaceId } = inbox;
  const { contact, person } = conversation;
  const name =
    person.name || [contact?.firstName, contact?.lastName].filter(Boolean).join(' ') || person.address;
  return (
    <aside className={classes.panel} aria-label={`About ${name}`}>
      <ActionIcon
        className={classes.back}
        aria-label="Back to the conversation"
        size={36}
        onClick={() => inbox.go({ panel: undefined })}
      >
        <IconChevronLeft size={22} />
      </ActionIcon>
      <div className={classes.top}>
        <Avatar name={name} size={52} />
        <h2>
          {contact ? (
            <PlainLink to="/w/$workspaceId/contacts/$id" params={{ workspaceId, id: contact.id }}>
              {name}
            </PlainLink>
          ) : (
            name
          )}
        </h2>
        <p className="size-xs text-3">{contact ? (contact.timeZone ?? '') : 'Not one of your contacts'}</p>
      </div>
      <DealCard
        key={`${conversation.id} ${conversation.version}`}
        inbox={inbox}
        conversation={conversation}
      />
      <dl className={classes.facts}>
        <Fact name="Mail" value={person.address} />
        {contact && contact.email.toLowerCase() !== person.address.toLowerCase() && (
          <Fact name="Mailed as" value={contact.email} />
        )}
        {contact?.language && <Fact name="Language" value={languageName(contact.language)} />}
        {conversation.mailbox && <Fact name="Arrived in" value={conversation.mailbox.address} />}
        {Object.entries(contact?.attributes ?? {})
          .slice(0, 5)
          .map(([key, value]) => (
            <Fact key={key} name={key.replaceAll('_', ' ')} value={String(value)} />
          ))}
      </dl>
      {contact && <Lately workspaceId={workspaceId} contactId={contact.id} />}
      {contact?.suppression ? (
        <Notice tone="wait" icon={IconBan}>
          {contact.suppression.scope === 'marketing'
            ? 'Gets no marketing any more; answers still go.'
            : 'Gets no more mail from you.'}
        </Notice>
      ) : (
        mayEdit && (
          <NeverMailAgain workspaceId={workspaceId} name={name} address={contact?.email ?? person.address} />
        )
      )}
    </aside>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd title={value}>{value}</dd>
  </div>
);

function NeverMailAgain({
  workspaceId,
  name,
  address,
}: {
  workspaceId: string;
  name: string;
  address: string;
}) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const suppress = async () => {
    await neverMailAgain(workspaceId, address);
    doneToast(`${name} gets no more mail.`);
    await inboxChanged(queries);
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        fullWidth
        justify="flex-start"
        leftSection={<IconBan size={14} />}
        onClick={() => setAsking(true)}
      >
        Never mail again…
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Never mail ${name} again?`}
        verb="Never mail again"
        destructive
        onConfirm={suppress}
      >
        {address} gets no campaign and no answer from now on. Under Suppressions you can take it back.
      </ConfirmDialog>
    </>
  );
}
