import { useQuery } from '@tanstack/react-query';
import type { Workspace } from '@mailwright/contracts';
import { IconFlask2 } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { ErrorState } from '../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../components/feedback/Skeletons';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { ButtonLink } from '../../components/layout/QuietLink';
import { useWorkspace } from '../../lib/workspace';
import { sandboxQuery, type SandboxMailing } from './api/onboarding';
import { TruthTable } from './TruthTable';

const LOOK_EVERY_MS = 2_000;

/** What the made-up people really did with the newest campaign, beside what Mailwright saw of it. */
export default function TruthPage() {
  const { workspace } = useWorkspace();
  const sandbox = useQuery({
    ...sandboxQuery({ path: { workspaceId: workspace.id } }),
    enabled: workspace.kind === 'sandbox',
    refetchInterval: LOOK_EVERY_MS,
  });
  const newest = sandbox.data?.mailings.find(isCampaign);
  return (
    <Page>
      {newest ? (
        <TruthTable mailing={newest} pending={sandbox.data?.pendingActs ?? 0} />
      ) : (
        <>
          <PageHeader title="What they really did" answer="The sandbox keeps its own record of everything." />
          {workspace.kind === 'sandbox' && sandbox.isPending && <RowsSkeleton rows={8} />}
          {sandbox.isError && (
            <ErrorState
              title="The sandbox’s record did not load"
              error={sandbox.error}
              stillWorks="Its people go on."
              onRetry={() => void sandbox.refetch()}
            />
          )}
          {(workspace.kind === 'real' || sandbox.isSuccess) && <Nothing workspace={workspace} />}
        </>
      )}
    </Page>
  );
}

function Nothing({ workspace: { id, kind } }: { workspace: Workspace }) {
  const isSandbox = kind === 'sandbox';
  return (
    <EmptyState
      icon={IconFlask2}
      title={isSandbox ? 'Nobody has done anything yet' : 'Only a sandbox knows the truth'}
      action={
        <ButtonLink to="/w/$workspaceId/start" params={{ workspaceId: id }} size="xs" variant="default">
          {isSandbox ? 'Send the sample' : 'Get ready for real mail'}
        </ButtonLink>
      }
    >
      {isSandbox
        ? 'Send a campaign, and what people did with it stands here beside what Mailwright saw.'
        : 'Real people keep no record of what they did with a mail.'}
    </EmptyState>
  );
}

const isCampaign = (mailing: SandboxMailing): mailing is SandboxMailing & { campaignId: string } =>
  mailing.kind === 'campaign' && mailing.campaignId !== null;
