import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/feedback/ConfirmDialog';
import { ErrorState } from '../../components/feedback/ErrorState';
import { PageSkeleton } from '../../components/feedback/Skeletons';
import { doneToast } from '../../components/feedback/undo-toast';
import { BreadcrumbBar } from '../../components/layout/BreadcrumbBar';
import { Page, WithSide } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { PlainLink } from '../../components/layout/QuietLink';
import { Avatar } from '../../components/people/Avatar';
import { personName } from '../../components/people/person-name';
import { StateWord } from '../../components/states/StateGlyph';
import { usePageTitle } from '../../lib/page-title';
import { usePhone } from '../../lib/use-phone';
import { useMayEdit, useWorkspace } from '../../lib/workspace';
import { erasePerson, getContactOptions, peopleChanged } from './api/contacts';
import { ContactDetails } from './profile/ContactDetails';
import { ContactLists } from './profile/ContactLists';
import { ContactTimeline } from './profile/ContactTimeline';
import { MailsToThem } from './profile/MailsToThem';
import { WhyCard } from './profile/WhyCard';

const route = getRouteApi('/w/$workspaceId/contacts/$id');

/** One person: whether they can be mailed and why not, what happened, and what is known of them. */
export default function ContactPage() {
  const { workspaceId, id } = route.useParams();
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  // There the name is in the top bar, and the bar would be empty.
  const phone = usePhone();
  const found = useQuery(getContactOptions({ path: { workspaceId, id } }));
  const [editing, setEditing] = useState(false);
  const [erasing, setErasing] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const contact = found.data;
  const name = contact ? personName(contact) : '';
  usePageTitle(contact && name);

  if (found.error && !contact)
    return (
      <Page>
        <ErrorState
          title="This person did not load"
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      </Page>
    );
  if (!contact) return <PageSkeleton />;

  return (
    <>
      {!phone && (
        <BreadcrumbBar
          trail={[
            <PlainLink key="contacts" to="/w/$workspaceId/contacts" params={{ workspaceId }}>
              Contacts
            </PlainLink>,
          ]}
          name={name}
        />
      )}
      <Page>
        <PageHeader
          picture={<Avatar name={name} size={56} />}
          title={name}
          answer={name === contact.email ? undefined : contact.email}
          actions={
            contact.mailability.verdict === 'no' ? <StateWord state={{ mail: 'suppressed' }} /> : undefined
          }
        />
        <WithSide
          side={
            <>
              <ContactDetails contact={contact} editing={editing} onEditing={setEditing} />
              <ContactLists contact={contact} />
              {mayEdit && (
                <div style={{ marginTop: 24 }}>
                  <Button
                    variant="subtle"
                    color="vermilion"
                    leftSection={<IconTrash size={16} />}
                    onClick={() => setErasing(true)}
                  >
                    Erase {contact.firstName || 'this person'}…
                  </Button>
                </div>
              )}
            </>
          }
        >
          <WhyCard contact={contact} onCorrectAddress={() => setEditing(true)} />
          <ContactTimeline contact={contact}>
            <MailsToThem contactId={contact.id} />
          </ContactTimeline>
        </WithSide>
      </Page>
      <ConfirmDialog
        opened={erasing}
        onClose={() => setErasing(false)}
        title={`Erase ${name} for good?`}
        verb="Erase 1 person"
        destructive
        onConfirm={async () => {
          await erasePerson({ workspaceId: workspace.id, id });
          await navigate({ to: '/w/$workspaceId/contacts', params: { workspaceId } });
          doneToast(`${name} was erased.`);
          await peopleChanged(queries);
        }}
      >
        Name, address, fields and lists go at once and cannot be brought back. Suppressions stay in force
        without the address, and what was already sent keeps its record.
      </ConfirmDialog>
    </>
  );
}
