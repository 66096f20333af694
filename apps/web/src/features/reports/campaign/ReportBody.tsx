import { IconSend2 } from '@tabler/icons-react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { Page, WithSide } from '../../../components/layout/Page';
import { PageHeader } from '../../../components/layout/PageHeader';
import { ButtonLink } from '../../../components/layout/QuietLink';
import { When } from '../../../components/numbers/When';
import { useFormat } from '../../../lib/format/FormatContext';
import { useWorkspace } from '../../../lib/workspace';
import type { CampaignReport } from '../api/reports';
import { Bounces } from './Bounces';
import { EarnedCard } from './EarnedCard';
import { FinalStates } from './FinalStates';
import { FunnelCard } from './FunnelCard';
import { Links } from './Links';
import { OverTime } from './OverTime';
import { Providers } from './Providers';
import { whatHappened } from './what-happened';

/** The whole page below its bar. */
export function ReportBody({ report }: { report: CampaignReport }) {
  const { locale } = useFormat();
  const { campaign } = report;
  if (report.states.total === 0) return <NotSentYet report={report} />;
  return (
    <Page>
      <PageHeader
        title={report.says}
        answer={whatHappened(report, locale)}
        actions={
          <span className="size-sm text-3">
            <When at={campaign.launchedAt} zone />
          </span>
        }
      />
      <WithSide side={<EarnedCard report={report} />} sideWidth={340}>
        <FunnelCard report={report} />
      </WithSide>
      <FinalStates campaignId={campaign.id} states={report.states} />
      <OverTime report={report} />
      <Providers campaignId={campaign.id} providers={report.providers} />
      {campaign.trackClicks && (
        <Links campaignId={campaign.id} links={report.links} currency={report.money.currency} />
      )}
      <Bounces campaignId={campaign.id} bounces={report.bounces} />
    </Page>
  );
}

function NotSentYet({ report: { campaign, says } }: { report: CampaignReport }) {
  const { workspace } = useWorkspace();
  return (
    <Page>
      <PageHeader title={says} />
      <EmptyState
        icon={IconSend2}
        title="No report yet"
        action={
          <ButtonLink
            to="/w/$workspaceId/campaigns/$id"
            params={{ workspaceId: workspace.id, id: campaign.id }}
          >
            Open the campaign
          </ButtonLink>
        }
      >
        Once the first mails are out, this page says what they brought.
      </EmptyState>
    </Page>
  );
}
