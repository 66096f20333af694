import { IconSettings } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function SettingsPage() {
  return (
    <Page>
      <PageHeader title="Settings" />
      <EmptyState icon={IconSettings} title="Nothing to set up yet">
        Name, legal sender, people and keys of this workspace are set here.
      </EmptyState>
    </Page>
  );
}
