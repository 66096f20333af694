import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { BlockSkeleton, RowsSkeleton } from '../../../components/feedback/Skeletons';
import { Page } from '../../../components/layout/Page';
import { PageHeader } from '../../../components/layout/PageHeader';
import { useFormat } from '../../../lib/format/FormatContext';
import { getRoiOptions } from '../api/reports';
import { PeriodChoice } from '../PeriodChoice';
import { roiDays } from '../search';
import { RoiBody } from './RoiBody';
import { roiAnswer } from './roi-answer';

const route = getRouteApi('/w/$workspaceId/roi');

/** What all campaigns of a period brought back, and by which rule that is counted. */
export default function RoiPage() {
  const { workspaceId } = route.useParams();
  const { days = roiDays[0] } = route.useSearch();
  const navigate = route.useNavigate();
  const { locale } = useFormat();
  const query = useQuery({ ...getRoiOptions({ path: { workspaceId }, query: { days } }) });
  const report = query.data;
  return (
    <Page>
      <PageHeader
        title="Return on campaigns"
        answer={report && roiAnswer(report, locale)}
        actions={
          <PeriodChoice
            value={days}
            choices={roiDays}
            onChange={(chosen) => void navigate({ search: { days: chosen }, replace: true })}
          />
        }
      />
      {report && <RoiBody report={report} />}
      {!report && query.error && (
        <ErrorState
          title="The return did not load"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && (
        <>
          <BlockSkeleton height={100} />
          <RowsSkeleton rows={5} />
        </>
      )}
    </Page>
  );
}
