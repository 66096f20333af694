import { IconSend2 } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function CampaignsPage() {
  return (
    <Page>
      <PageHeader title="Campaigns" />
      <EmptyState icon={IconSend2} title="No campaigns yet">
        Everything you plan, send and have sent is listed here.
      </EmptyState>
    </Page>
  );
}
