import { IconBan } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function SuppressionsPage() {
  return (
    <Page>
      <PageHeader title="Suppressions" />
      <EmptyState icon={IconBan} title="Nobody is suppressed">
        Dead addresses, complaints and opt-outs are kept here, so that nobody mails them again.
      </EmptyState>
    </Page>
  );
}
