import { Button } from '@mantine/core';
import { IconForms, IconTableImport, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../components/layout/QuietLink';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { Num } from '../../components/numbers/Num';
import { useMayEdit, useWorkspace } from '../../lib/workspace';
import { countContactsOptions } from './api/contacts';
import { FieldsDrawer } from './fields/FieldsDrawer';
import { ContactFilters } from './list/ContactFilters';
import { ContactsTable } from './list/ContactsTable';
import { NewPersonDialog } from './list/NewPersonDialog';
import { filterOf } from './search';

const route = getRouteApi('/w/$workspaceId/contacts');

/** Everybody who may be written to: found, chosen, put on lists, erased. */
export default function ContactsPage() {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const search = route.useSearch();
  const [open, setOpen] = useState<'person' | 'fields' | null>(null);
  const path = { workspaceId: workspace.id };
  const all = useQuery(countContactsOptions({ path, query: {} }));
  const suppressed = useQuery(countContactsOptions({ path, query: { suppressed: 'yes' } }));
  const none = all.data?.count === 0;

  return (
    <Page>
      <PageHeader
        title="Contacts"
        answer={none ? undefined : <Answer all={all.data?.count} suppressed={suppressed.data?.count} />}
        actions={
          <>
            <Button variant="default" leftSection={<IconForms size={16} />} onClick={() => setOpen('fields')}>
              Fields
            </Button>
            {mayEdit && (
              <>
                <Button
                  variant="default"
                  leftSection={<IconUserPlus size={16} />}
                  onClick={() => setOpen('person')}
                >
                  Add a person
                </Button>
                {!none && (
                  <ButtonLink
                    to="/w/$workspaceId/contacts/import"
                    params={path}
                    leftSection={<IconTableImport size={16} />}
                  >
                    Import
                  </ButtonLink>
                )}
              </>
            )}
          </>
        }
      />
      {!none && <ContactFilters />}
      <ContactsTable key={JSON.stringify(filterOf(search))} nobodyYet={none} />
      <NewPersonDialog opened={open === 'person'} onClose={() => setOpen(null)} />
      <FieldsDrawer opened={open === 'fields'} onClose={() => setOpen(null)} />
    </Page>
  );
}

function Answer({ all, suppressed }: { all: number | undefined; suppressed: number | undefined }) {
  if (all === undefined) return <>&nbsp;</>;
  return (
    <>
      <Num value={all} /> {all === 1 ? 'person' : 'people'}.{' '}
      {suppressed === undefined ? null : suppressed === 0 ? (
        'All of them can be mailed.'
      ) : (
        <>
          <Num value={suppressed} /> of them must not get everything.
        </>
      )}
    </>
  );
}
