import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../components/feedback/ErrorState';
import { Notice } from '../../components/feedback/Notice';
import { BlockSkeleton } from '../../components/feedback/Skeletons';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { Num } from '../../components/numbers/Num';
import { useWorkspace } from '../../lib/workspace';
import { sandboxQuery } from './api/onboarding';
import { RealMailSteps } from './RealMailSteps';
import { SampleCampaign } from './SampleCampaign';
import classes from './StartPage.module.css';

/** The first page of a new sandbox: one campaign that only has to be sent, and the way to real mail below. */
export default function StartPage() {
  const { workspace } = useWorkspace();
  return (
    <Page>
      <div className={classes.start}>
        {workspace.kind === 'sandbox' ? (
          <Sandbox workspaceId={workspace.id} people={workspace.sandbox?.people ?? null} />
        ) : (
          <PageHeader title="Get ready for real mail" answer="Nothing goes out before you say so." />
        )}
        <RealMailSteps />
      </div>
    </Page>
  );
}

function Sandbox({ workspaceId, people }: { workspaceId: string; people: number | null }) {
  const sandbox = useQuery({
    ...sandboxQuery({ path: { workspaceId } }),
    // Its people move in within a second or two; until then there is nothing to send.
    refetchInterval: ({ state }) =>
      state.data?.sampleCampaignId && state.data.state === 'running' ? false : 1_000,
  });
  const { data } = sandbox;
  const troubled = data?.state === 'failed' || data?.state === 'stopped';
  return (
    <>
      <PageHeader
        title="Send your first campaign in the next minute"
        answer={
          <>
            <Num value={people} /> made-up coffee lovers live here. Press send and watch what happens to real
            mail.
          </>
        }
      />
      {troubled && (
        <div role="alert" className={classes.notice}>
          <Notice tone="wait">{data.says}</Notice>
        </div>
      )}
      {sandbox.isError && data === undefined ? (
        <ErrorState
          title="The sandbox did not load"
          error={sandbox.error}
          onRetry={() => void sandbox.refetch()}
        />
      ) : data?.sampleCampaignId ? (
        <SampleCampaign path={{ workspaceId, id: data.sampleCampaignId }} />
      ) : (
        <div className={classes.waiting}>
          <BlockSkeleton height={380} />
          <p className="size-sm text-3" aria-live="polite">
            Its people are moving in. This takes a few seconds.
          </p>
        </div>
      )}
    </>
  );
}
