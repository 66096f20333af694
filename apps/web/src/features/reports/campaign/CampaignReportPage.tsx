import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { PageSkeleton } from '../../../components/feedback/Skeletons';
import { Page } from '../../../components/layout/Page';
import { useTopic } from '../../../lib/live/live-line';
import { usePageTitle } from '../../../lib/page-title';
import { getCampaignReportOptions } from '../api/reports';
import { ReportBar } from './ReportBar';
import { ReportBody } from './ReportBody';

const route = getRouteApi('/w/$workspaceId/campaigns/$id/report');
/** Acts come in over hours; while nobody tells us, this is often enough. */
const pollEveryMs = 30_000;

/** What became of a campaign: the answer, then everything that proves it. */
export default function CampaignReportPage() {
  const path = route.useParams();
  const query = useQuery({ ...getCampaignReportOptions({ path }), refetchInterval: pollEveryMs });
  useTopic(`campaign:${path.id}`, () => void query.refetch());
  const report = query.data;
  usePageTitle(report?.campaign.name);

  if (!report) {
    return (
      <Page>
        {query.error ? (
          <ErrorState
            title="The report did not load"
            error={query.error}
            stillWorks="The campaign itself goes on."
            onRetry={() => void query.refetch()}
          />
        ) : (
          <PageSkeleton />
        )}
      </Page>
    );
  }
  return (
    <>
      <ReportBar
        campaign={report.campaign}
        counts={report.counts}
        replied={report.funnel.replied}
        updatedAt={new Date(query.dataUpdatedAt)}
        failing={query.isError}
      />
      <ReportBody report={report} />
    </>
  );
}
