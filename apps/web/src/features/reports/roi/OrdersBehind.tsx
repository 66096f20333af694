import { useQuery } from '@tanstack/react-query';
import { IconReceipt } from '@tabler/icons-react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../../components/feedback/Skeletons';
import { CardList, CardRow, NameAndFacts } from '../../../components/layout/Card';
import { PlainLink } from '../../../components/layout/QuietLink';
import { Section } from '../../../components/layout/Section';
import { Money } from '../../../components/numbers/Money';
import { When } from '../../../components/numbers/When';
import { useWorkspace } from '../../../lib/workspace';
import { listConversionsOptions, type Conversion, type RoiReport } from '../api/reports';

const shown = 8;

/** The newest orders behind the numbers, each with what ties it to its campaign. */
export function OrdersBehind({ campaigns }: { campaigns: RoiReport['campaigns'] }) {
  const { workspace } = useWorkspace();
  const query = useQuery(
    listConversionsOptions({ path: { workspaceId: workspace.id }, query: { limit: shown } }),
  );
  const names = new Map(campaigns.map(({ id, name }) => [id, name]));
  return (
    <Section title="Behind the numbers" aside="The newest orders">
      {query.data === undefined ? (
        query.error ? (
          <ErrorState
            title="The orders did not load"
            error={query.error}
            onRetry={() => void query.refetch()}
          />
        ) : (
          <RowsSkeleton rows={4} />
        )
      ) : query.data.items.length === 0 ? (
        <EmptyState icon={IconReceipt} title="No orders yet">
          Your shop reports them over the API, or with the mark that a click leaves in its address.
        </EmptyState>
      ) : (
        <CardList label="Newest orders">
          {query.data.items.map((order) => (
            <OrderRow key={order.id} order={order} campaign={names.get(order.campaignId ?? '')} />
          ))}
        </CardList>
      )}
    </Section>
  );
}

function OrderRow({ order, campaign }: { order: Conversion; campaign: string | undefined }) {
  const { workspace } = useWorkspace();
  const number = <span className="num">{order.orderId}</span>;
  return (
    <CardRow
      action={
        <span className="num size-sm strong">
          <Money amount={order.amount} currency={order.currency} />
        </span>
      }
    >
      <NameAndFacts
        name={
          order.contactId === null ? (
            number
          ) : (
            <PlainLink
              to="/w/$workspaceId/contacts/$id"
              params={{ workspaceId: workspace.id, id: order.contactId }}
            >
              {number}
            </PlainLink>
          )
        }
        facts={
          <>
            {becauseOf(order, campaign)} · <When at={order.occurredAt} />
            {!order.verified && ' · reported without a key'}
          </>
        }
      />
    </CardRow>
  );
}

function becauseOf({ attributedBy, campaignId }: Conversion, campaign: string | undefined): string {
  if (campaignId === null) return 'No mail can be named for it';
  const name = campaign ?? 'an earlier campaign';
  return attributedBy === 'click_token' ? `Came from a click in ${name}` : `Clicked in ${name} before`;
}
