import { IconTemplate } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function TemplatesPage() {
  return (
    <Page>
      <PageHeader title="Templates" />
      <EmptyState icon={IconTemplate} title="No templates yet">
        A template is written once and used by any number of campaigns.
      </EmptyState>
    </Page>
  );
}
