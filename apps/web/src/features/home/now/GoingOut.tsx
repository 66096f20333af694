import type { UseQueryResult } from '@tanstack/react-query';
import { IconSend } from '@tabler/icons-react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { Card } from '../../../components/layout/Card';
import type { Campaign, LiveCampaign } from '../api/home';
import { RunningCampaign } from './RunningCampaign';
import classes from './GoingOut.module.css';

type Active = UseQueryResult<{ running: LiveCampaign[]; next: Campaign[] }, unknown>;

const emptyHeight = 168;

/** Every campaign that is under way, one card each. */
export function GoingOut({ query }: { query: Active }) {
  if (!query.data) {
    return (
      <Card padding="none">
        {query.error ? (
          <ErrorState
            title="What goes out did not load"
            error={query.error}
            stillWorks="Mails that are going out go on."
            onRetry={() => void query.refetch()}
          />
        ) : (
          <BlockSkeleton height={emptyHeight} />
        )}
      </Card>
    );
  }
  if (query.data.running.length === 0) {
    return (
      <Card padding="none">
        <EmptyState icon={IconSend} title="Nothing goes out right now">
          A campaign that is under way shows here, with Pause within reach.
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className={classes.cards}>
      {query.data.running.map((live) => (
        <RunningCampaign key={live.campaign.id} live={live} stale={query.isError} />
      ))}
    </div>
  );
}
