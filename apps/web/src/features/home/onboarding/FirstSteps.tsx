import { useQueries } from '@tanstack/react-query';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { ChecklistRail } from '../../../components/layout/ChecklistRail';
import { ButtonLink } from '../../../components/layout/QuietLink';
import { useWorkspace } from '../../../lib/workspace';
import {
  listContactsOptions,
  listIdentitiesOptions,
  listMailboxesOptions,
  listSendingAccountsOptions,
} from '../api/home';
import { stepsOf, type Step } from './steps';

/** The steps to a first test; the next one has the filled button. */
export function FirstSteps({ drafts }: { drafts: number }) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const [accounts, mailboxes, identities, people] = useQueries({
    queries: [
      listSendingAccountsOptions({ path }),
      listMailboxesOptions({ path }),
      listIdentitiesOptions({ path }),
      listContactsOptions({ path, query: { limit: 1 } }),
    ],
  });
  const all = [accounts, mailboxes, identities, people];
  const failed = all.find((query) => query.error);
  if (failed) {
    return (
      <ErrorState
        title="The first steps did not load"
        error={failed.error}
        onRetry={() => void Promise.all(all.map((query) => query.refetch()))}
      />
    );
  }
  if (!accounts.data || !mailboxes.data || !identities.data || !people.data)
    return <BlockSkeleton height={320} />;
  const steps = stepsOf({
    accounts: accounts.data.items.length,
    mailboxes: mailboxes.data.items.length,
    senders: identities.data.items.length,
    lawful: workspace.legalName !== '' && workspace.postalAddress !== '',
    people: people.data.items.length,
    drafts,
  });
  const next = steps.find((step) => step.state === 'todo');
  return (
    <ChecklistRail
      title="To your first campaign"
      checks={steps.map((step) => ({
        title: step.title,
        state: step.state,
        note: step.note,
        fix: step.state === 'todo' && <StepButton step={step} filled={step === next} />,
      }))}
    />
  );
}

function StepButton({ step, filled }: { step: Step; filled: boolean }) {
  const { workspace } = useWorkspace();
  const params = { workspaceId: workspace.id };
  const look = {
    variant: filled ? 'filled' : 'default',
    'aria-label': `${step.label}: ${step.title}`,
  } as const;
  switch (step.place) {
    case 'connect':
      return (
        <ButtonLink {...look} to="/w/$workspaceId/senders/connect" params={params}>
          {step.label}
        </ButtonLink>
      );
    case 'senders':
      return (
        <ButtonLink {...look} to="/w/$workspaceId/senders" params={params}>
          {step.label}
        </ButtonLink>
      );
    case 'settings':
      return (
        <ButtonLink {...look} to="/w/$workspaceId/settings" params={params}>
          {step.label}
        </ButtonLink>
      );
    case 'import':
      return (
        <ButtonLink {...look} to="/w/$workspaceId/contacts/import" params={params}>
          {step.label}
        </ButtonLink>
      );
    case 'campaigns':
      return (
        <ButtonLink {...look} to="/w/$workspaceId/campaigns" params={params}>
          {step.label}
        </ButtonLink>
      );
  }
}
