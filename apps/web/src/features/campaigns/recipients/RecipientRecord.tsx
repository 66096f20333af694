import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CopyButton } from '../../../components/feedback/CopyButton';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../../components/feedback/Skeletons';
import { QuietLink } from '../../../components/layout/QuietLink';
import { When } from '../../../components/numbers/When';
import { StateWord } from '../../../components/states/StateGlyph';
import { useTopic } from '../../../lib/live/live-line';
import { useNow } from '../../../lib/use-now';
import { useWorkspace } from '../../../lib/workspace';
import { getDeliveryOptions, type DeliveryRecord } from '../api/campaigns';
import { mailState } from '../campaign-state';
import { History } from './History';
import classes from './RecipientRecord.module.css';

interface RecipientRecordProps {
  campaignId: string;
  /** whose record is open; undefined closes it */
  contactId: string | undefined;
  onClose: () => void;
}

/** Why did or didn’t they get it: one final reason, then everything that happened, with the servers’ own words. */
export function RecipientRecord({ campaignId, contactId, onClose }: RecipientRecordProps) {
  return (
    <Drawer
      opened={contactId !== undefined}
      onClose={onClose}
      position="right"
      size={460}
      title="Why did or didn’t they get it?"
    >
      {contactId !== undefined && <Loaded campaignId={campaignId} contactId={contactId} />}
    </Drawer>
  );
}

function Loaded({ campaignId, contactId }: { campaignId: string; contactId: string }) {
  const { workspace } = useWorkspace();
  const record = useQuery(
    getDeliveryOptions({ path: { workspaceId: workspace.id, id: campaignId, contactId } }),
  );
  useTopic(`campaign:${campaignId}`, () => void record.refetch());
  if (record.data) return <Record record={record.data} />;
  if (!record.error) return <RowsSkeleton rows={5} />;
  return (
    <ErrorState title="The record did not load" error={record.error} onRetry={() => void record.refetch()} />
  );
}

function Record({ record }: { record: DeliveryRecord }) {
  const { workspace } = useWorkspace();
  const now = useNow();
  const { delivery } = record;
  return (
    <div className={classes.record}>
      <div className={classes.answer}>
        <p className={classes.email}>{delivery.email}</p>
        <StateWord state={{ mail: delivery.bounce ? 'rejected' : mailState[delivery.state] }}>
          {delivery.bounce ? 'Sent back' : delivery.state === 'skipped' ? 'Not tried' : undefined}
        </StateWord>
        <p className={classes.why}>{record.why}</p>
        {delivery.state === 'deferred' && (
          <p className="size-sm text-2">
            {isAhead(delivery.dueAt, now) ? (
              <>
                The next try is <When at={delivery.dueAt} as="both" zone />.
              </>
            ) : (
              'It is tried again as soon as it is its turn.'
            )}
          </p>
        )}
      </div>
      <section aria-labelledby="history">
        <h2 id="history">What happened</h2>
        <History record={record} />
      </section>
      <dl className={classes.facts}>
        <div>
          <dt>Message-ID</dt>
          <dd className="mono">
            <span>{record.messageId}</span>
            <CopyButton text={record.messageId} what="the Message-ID" />
          </dd>
        </div>
      </dl>
      <QuietLink
        to="/w/$workspaceId/contacts/$id"
        params={{ workspaceId: workspace.id, id: delivery.contactId }}
      >
        Everything about this person
      </QuietLink>
    </div>
  );
}

const isAhead = (at: string | null, now: Date) => at !== null && Date.parse(at) > now.getTime();
