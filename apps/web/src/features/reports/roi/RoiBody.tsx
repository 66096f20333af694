import { IconChartHistogram } from '@tabler/icons-react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ButtonLink } from '../../../components/layout/QuietLink';
import { useWorkspace } from '../../../lib/workspace';
import type { RoiReport } from '../api/reports';
import { OtherCurrencies } from '../costs/OtherCurrencies';
import { Attribution } from './Attribution';
import { BrowserReported } from './BrowserReported';
import { OrdersBehind } from './OrdersBehind';
import { RevenueByDay } from './RevenueByDay';
import { RoiCampaigns } from './RoiCampaigns';
import { RoiFigures } from './RoiFigures';

export function RoiBody({ report }: { report: RoiReport }) {
  const { workspace } = useWorkspace();
  return (
    <>
      <Attribution attribution={report.attribution} />
      {report.campaigns.length === 0 ? (
        <EmptyState
          icon={IconChartHistogram}
          title="Nothing earned yet"
          action={
            <ButtonLink to="/w/$workspaceId/campaigns" params={{ workspaceId: workspace.id }}>
              Open campaigns
            </ButtonLink>
          }
        >
          Orders and deals that follow a mail are counted here, next to what it cost.
        </EmptyState>
      ) : (
        <>
          <RoiFigures report={report} />
          <BrowserReported reported={report.browserReported} />
          <OtherCurrencies others={report.total.otherCurrencies} />
          <RevenueByDay report={report} />
          <RoiCampaigns campaigns={report.campaigns} />
          <OrdersBehind campaigns={report.campaigns} />
        </>
      )}
    </>
  );
}
