import { IconUsers } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function ContactsPage() {
  return (
    <Page>
      <PageHeader title="Contacts" />
      <EmptyState icon={IconUsers} title="No contacts yet">
        The people you may write to, with everything that was sent to them and what they answered.
      </EmptyState>
    </Page>
  );
}
