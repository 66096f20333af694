import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { Card } from '../../../components/layout/Card';
import { ButtonLink } from '../../../components/layout/QuietLink';
import { Num } from '../../../components/numbers/Num';
import { useTopic } from '../../../lib/live/live-line';
import { useWorkspace } from '../../../lib/workspace';
import { getSandboxOptions } from '../api/home';
import classes from './Onboarding.module.css';

const fillingPollMs = 3_000;

/** A sandbox comes with a campaign that only has to be sent. */
export function SampleCampaign() {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const query = useQuery({
    ...getSandboxOptions({ path }),
    refetchInterval: ({ state }) => (state.data?.sampleCampaignId ? false : fillingPollMs),
  });
  useTopic('sandbox', () => void query.refetch());
  const sandbox = query.data;
  if (!sandbox) {
    return query.error ? (
      <ErrorState title="The sandbox did not load" error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <BlockSkeleton height={86} />
    );
  }
  return (
    <Card>
      <div className={classes.sample}>
        <div className={classes.words}>
          <h2>
            {sandbox.sampleCampaignId === null ? 'Your sandbox is being filled' : 'Send the sample campaign'}
          </h2>
          <p className="size-sm text-2">
            <Num value={sandbox.people} /> made-up people open, click, buy, answer, bounce and complain. All
            of it stays on this machine: nothing can leave a sandbox.
          </p>
        </div>
        {sandbox.sampleCampaignId !== null && (
          <ButtonLink
            to="/w/$workspaceId/campaigns/$id"
            params={{ ...path, id: sandbox.sampleCampaignId }}
            size="md"
          >
            Look at it and send it
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
