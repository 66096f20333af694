import { IconServer2 } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function SendersPage() {
  return (
    <Page>
      <PageHeader title="Senders &amp; mailboxes" />
      <EmptyState icon={IconServer2} title="No mail server yet">
        Servers that send for you and mailboxes that are read for answers are set up here.
      </EmptyState>
    </Page>
  );
}
