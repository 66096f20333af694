import { IconInbox } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';

export default function InboxPage() {
  return (
    <Page>
      <PageHeader title="Inbox" />
      <EmptyState icon={IconInbox} title="No answers yet">
        They show up here a minute after they arrive. Autoreplies and bounces are sorted away.
      </EmptyState>
    </Page>
  );
}
