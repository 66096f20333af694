import { IconListDetails } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function ListsPage() {
  return (
    <Page>
      <PageHeader title="Lists" />
      <EmptyState icon={IconListDetails} title="No lists yet">
        A list holds people who agreed to the same kind of mail, and says where they agreed.
      </EmptyState>
    </Page>
  );
}
