import { useQueries } from '@tanstack/react-query';
import {
  IconCircleCheck,
  IconDatabaseImport,
  IconMailExclamation,
  IconPlugConnectedX,
  IconSend,
  type Icon,
} from '@tabler/icons-react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../../components/feedback/Skeletons';
import { Card, CardList, CardRow, NameAndFacts } from '../../../components/layout/Card';
import { Section } from '../../../components/layout/Section';
import { useFormat } from '../../../lib/format/FormatContext';
import { useTopic } from '../../../lib/live/live-line';
import { useNow } from '../../../lib/use-now';
import { useWorkspace } from '../../../lib/workspace';
import {
  listAccountTroublesOptions,
  listImportsOptions,
  type CampaignLine,
  type LiveCampaign,
} from '../api/home';
import { FixButton } from './FixButton';
import { mattersOf, type Matter } from './matters';
import classes from './Attention.module.css';

interface AttentionProps {
  active: { running: LiveCampaign[] } | undefined;
  campaigns: readonly CampaignLine[] | undefined;
  /** say nothing while nothing is wrong: before the first campaign there is nothing to be fine */
  quiet: boolean;
}

/** What wants a hand; each row has the one thing that fixes it. */
export function Attention({ active, campaigns, quiet }: AttentionProps) {
  const { workspace } = useWorkspace();
  const { locale } = useFormat();
  const now = useNow();
  const path = { workspaceId: workspace.id };
  const [troubles, imports] = useQueries({
    queries: [listAccountTroublesOptions({ path }), listImportsOptions({ path, query: { limit: 10 } })],
  });
  useTopic('accounts', () => void troubles.refetch());
  useTopic('imports', () => void imports.refetch());

  const failed = troubles.error ?? imports.error;
  const loading = !troubles.data || !imports.data || !campaigns;
  const matters = mattersOf({
    troubles: troubles.data?.items ?? [],
    running: active?.running ?? [],
    campaigns: campaigns ?? [],
    imports: imports.data?.items ?? [],
    now,
    locale,
  });
  const retry = () => void Promise.all([troubles.refetch(), imports.refetch()]);
  if (quiet && failed === null && matters.length === 0) return null;
  return (
    <Section title="Needs attention" aside={matters.length > 0 ? matters.length : undefined}>
      {matters.length > 0 && <Matters matters={matters} />}
      {failed !== null && (
        <ErrorState title="Not everything could be looked at" error={failed} onRetry={retry} />
      )}
      {failed === null && matters.length === 0 && (
        <Card padding="none">
          {loading ? (
            <RowsSkeleton rows={2} />
          ) : (
            <EmptyState icon={IconCircleCheck} title="Nothing needs you">
              Accounts, mailboxes and imports are fine.
            </EmptyState>
          )}
        </Card>
      )}
    </Section>
  );
}

const pictures: Record<Matter['kind'], Icon> = {
  account: IconPlugConnectedX,
  campaign: IconSend,
  bounces: IconMailExclamation,
  import: IconDatabaseImport,
};

function Matters({ matters }: { matters: readonly Matter[] }) {
  return (
    <CardList label="Needs attention">
      {matters.map((matter) => {
        const Picture = pictures[matter.kind];
        return (
          <CardRow
            key={matter.key}
            picture={
              <span className={classes.tile} data-bad={matter.bad || undefined}>
                <Picture size={16} stroke={1.8} aria-hidden />
              </span>
            }
            action={<FixButton fix={matter.fix} about={matter.title} />}
          >
            <NameAndFacts name={matter.title} facts={matter.says} />
          </CardRow>
        );
      })}
    </CardList>
  );
}
