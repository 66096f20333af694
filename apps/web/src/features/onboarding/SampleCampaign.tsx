import type { ReactNode } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconClick, IconCoin, IconMessage2, IconPlayerPlay, IconSend, type Icon } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { ErrorState, reasonOf } from '../../components/feedback/ErrorState';
import { Notice } from '../../components/feedback/Notice';
import { BlockSkeleton } from '../../components/feedback/Skeletons';
import { ButtonLink } from '../../components/layout/QuietLink';
import { Num } from '../../components/numbers/Num';
import { Pill } from '../../components/states/Pill';
import { useMayEdit, useWorkspace } from '../../lib/workspace';
import { campaignQuery, checklistQuery, letterQuery, sendNow, type Campaign } from './api/onboarding';
import { LetterPicture } from './LetterPicture';
import classes from './SampleCampaign.module.css';

interface Place {
  workspaceId: string;
  id: string;
}

/** The sample campaign with its letter, what will happen to it, and the one button. */
export function SampleCampaign({ path }: { path: Place }) {
  const { workspace } = useWorkspace();
  const campaign = useQuery(campaignQuery({ path }));
  const letter = useQuery(letterQuery(path));
  const checklist = useQuery(checklistQuery({ path }));

  if (campaign.isPending) return <BlockSkeleton height={380} />;
  if (campaign.isError) {
    return (
      <ErrorState
        title="The sample campaign did not load"
        error={campaign.error}
        onRetry={() => void campaign.refetch()}
      />
    );
  }
  const isDraft = campaign.data.state === 'draft';
  // Afterwards some have left: whom it would reach now is not whom it went to.
  const people = isDraft ? (checklist.data?.audience.willGet ?? null) : (workspace.sandbox?.people ?? null);
  return (
    <section aria-labelledby="sample" className={classes.sample}>
      <div className={classes.picture}>
        <LetterPicture html={letter.data?.html ?? null} />
      </div>
      <div className={classes.words}>
        <Pill tone="accent">{isDraft ? 'Sample campaign, ready' : 'Sample campaign'}</Pill>
        <h2 id="sample" className={classes.name}>
          {letter.data?.subject ?? campaign.data.name}
        </h2>
        <p className="text-2">
          To <Num value={people} /> people, from Northlight Coffee
        </p>
        <Story people={people} />
        <Actions campaign={campaign.data} path={path} />
      </div>
    </section>
  );
}

function Story({ people }: { people: number | null }) {
  return (
    <ol className={classes.story}>
      <Step icon={IconSend} title="First seconds">
        <Num value={people} /> mails go to made-up mailboxes at six providers. Some are refused, some have to
        wait.
      </Step>
      <Step icon={IconClick} title="Half a minute">
        People open and click, machines do, too, and some addresses bounce.
      </Step>
      <Step icon={IconMessage2} title="Meanwhile">
        People answer in six languages, are away, or want to leave.
      </Step>
      <Step icon={IconCoin} title="Then">
        Orders come in and the report fills.
      </Step>
    </ol>
  );
}

function Step({ icon: Picture, title, children }: { icon: Icon; title: string; children: ReactNode }) {
  return (
    <li className={classes.step}>
      <span className={classes.tile}>
        <Picture size={15} stroke={1.7} aria-hidden />
      </span>
      <div>
        <p className="medium size-sm">{title}</p>
        <p className="num size-sm text-2">{children}</p>
      </div>
    </li>
  );
}

function Actions({ campaign, path }: { campaign: Campaign; path: Place }) {
  const queries = useQueryClient();
  const router = useRouter();
  const mayEdit = useMayEdit();
  const sending = useMutation({
    mutationFn: () => sendNow(queries, path, campaign),
    onSuccess: () => router.navigate({ to: '/w/$workspaceId/campaigns/$id/live', params: path }),
  });

  if (campaign.state !== 'draft') {
    const over = campaign.state === 'finished';
    return (
      <div className={classes.actions}>
        <ButtonLink
          to={over ? '/w/$workspaceId/campaigns/$id/report' : '/w/$workspaceId/campaigns/$id/live'}
          params={path}
          size="lg"
        >
          {over ? 'Open the report' : 'Watch it go out'}
        </ButtonLink>
        <ButtonLink to="/w/$workspaceId/inbox" params={path} size="lg" variant="default">
          Read the answers
        </ButtonLink>
      </div>
    );
  }
  return (
    <>
      <div className={classes.actions}>
        {mayEdit && (
          <Button
            size="lg"
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            loading={sending.isPending}
            onClick={() => sending.mutate()}
          >
            Send the sample
          </Button>
        )}
        <ButtonLink to="/w/$workspaceId/campaigns/$id" params={path} size="lg" variant="default">
          Look inside first
        </ButtonLink>
      </div>
      {sending.isError && (
        <div role="alert">
          <Notice tone="bad">{reasonOf(sending.error)}</Notice>
        </div>
      )}
      <p className="size-xs text-3">
        Nothing leaves this machine. For <Num value={campaign.undoSeconds} /> seconds you can take it back.
      </p>
    </>
  );
}
