import { IconChartHistogram } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function RoiPage() {
  return (
    <Page>
      <PageHeader title="Return on campaigns" />
      <EmptyState icon={IconChartHistogram} title="Nothing earned yet">
        Orders and deals that follow a mail are counted here, next to what it cost.
      </EmptyState>
    </Page>
  );
}
