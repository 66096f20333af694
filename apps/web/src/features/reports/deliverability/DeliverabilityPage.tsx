import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconShieldCheck } from '@tabler/icons-react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { BlockSkeleton, RowsSkeleton } from '../../../components/feedback/Skeletons';
import { Page } from '../../../components/layout/Page';
import { PageHeader } from '../../../components/layout/PageHeader';
import { ButtonLink } from '../../../components/layout/QuietLink';
import { Section } from '../../../components/layout/Section';
import { getDeliverabilityOptions, type DeliverabilityReport } from '../api/reports';
import { PeriodChoice } from '../PeriodChoice';
import { ProviderTable } from '../ProviderTable';
import { deliverabilityDays } from '../search';
import { Accounts } from './Accounts';
import { DomainHint } from './DomainHint';
import { Rates } from './Rates';
import { Refusals } from './Refusals';
import { Trend } from './Trend';

const route = getRouteApi('/w/$workspaceId/deliverability');

/** How mail is taken: whether anything is close to a limit, by whom it was refused, and in whose words. */
export default function DeliverabilityPage() {
  const { workspaceId } = route.useParams();
  const { days = deliverabilityDays[0] } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(getDeliverabilityOptions({ path: { workspaceId }, query: { days } }));
  const report = query.data;
  return (
    <Page>
      <PageHeader
        title="Deliverability"
        answer={report?.says}
        actions={
          <PeriodChoice
            value={days}
            choices={deliverabilityDays}
            onChange={(chosen) => void navigate({ search: { days: chosen }, replace: true })}
          />
        }
      />
      {report && <Body report={report} />}
      {!report && query.error && (
        <ErrorState
          title="Deliverability did not load"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && (
        <>
          <BlockSkeleton height={100} />
          <RowsSkeleton rows={6} />
        </>
      )}
    </Page>
  );
}

function Body({ report }: { report: DeliverabilityReport }) {
  const { workspaceId } = route.useParams();
  if (report.accepted.of === 0) {
    return (
      <>
        <EmptyState
          icon={IconShieldCheck}
          title="Nothing measured yet"
          action={
            <ButtonLink to="/w/$workspaceId/campaigns" params={{ workspaceId }}>
              Open campaigns
            </ButtonLink>
          }
        >
          After a campaign this page says which providers take your mail.
        </EmptyState>
        <DomainHint />
      </>
    );
  }
  return (
    <>
      <Rates report={report} />
      <DomainHint />
      <Section title="By mailbox provider">
        <ProviderTable providers={report.providers} />
      </Section>
      <Trend report={report} />
      <Refusals refusals={report.refusals} />
      <Accounts accounts={report.accounts} />
    </>
  );
}
