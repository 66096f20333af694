import { IconShieldCheck } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function DeliverabilityPage() {
  return (
    <Page>
      <PageHeader title="Deliverability" />
      <EmptyState icon={IconShieldCheck} title="Nothing measured yet">
        After the first campaign this page says which providers take your mail.
      </EmptyState>
    </Page>
  );
}
