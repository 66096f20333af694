import { IconHome } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function HomePage() {
  return (
    <Page>
      <PageHeader title="Home" />
      <EmptyState icon={IconHome} title="Nothing goes out and nobody waits">
        Running sends, answers that wait for you and what needs attention show up here.
      </EmptyState>
    </Page>
  );
}
