import { IconSend2 } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function CampaignReportPage() {
  return (
    <Page>
      <PageHeader title="Report" />
      <EmptyState icon={IconSend2} title="No report yet">
        Once the first mails are out, this page says what they brought.
      </EmptyState>
    </Page>
  );
}
