import { IconTemplate } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function TemplatePage() {
  return (
    <Page>
      <PageHeader title="Template" />
      <EmptyState icon={IconTemplate} title="Nothing written yet">
        Here the template is written and looked at as any contact would see it.
      </EmptyState>
    </Page>
  );
}
