import { IconSend2 } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function CampaignLivePage() {
  return (
    <Page>
      <PageHeader title="Going out" />
      <EmptyState icon={IconSend2} title="Nothing is going out">
        While the campaign is sent you see here what every server answers.
      </EmptyState>
    </Page>
  );
}
