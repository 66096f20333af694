import { IconSend2 } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function CampaignBuilderPage() {
  return (
    <Page>
      <PageHeader title="Campaign" />
      <EmptyState icon={IconSend2} title="Nothing written yet">
        Audience, sender, subject, content and schedule are set here, in any order.
      </EmptyState>
    </Page>
  );
}
