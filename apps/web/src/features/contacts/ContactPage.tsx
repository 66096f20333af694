import { IconUsers } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function ContactPage() {
  return (
    <Page>
      <PageHeader title="Contact" />
      <EmptyState icon={IconUsers} title="Nothing happened yet">
        Mails, clicks and answers of this person show up here in their order.
      </EmptyState>
    </Page>
  );
}
