import { IconUsers } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function ImportPage() {
  return (
    <Page>
      <PageHeader title="Import contacts" />
      <EmptyState icon={IconUsers} title="No file yet">
        A CSV file is read here row by row, and you see every row that would be kept back.
      </EmptyState>
    </Page>
  );
}
