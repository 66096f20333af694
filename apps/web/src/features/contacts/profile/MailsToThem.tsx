import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { PlainLink } from '../../../components/layout/QuietLink';
import { When } from '../../../components/numbers/When';
import { useWorkspace } from '../../../lib/workspace';
import { getContactTimelineOptions } from '../api/contacts';
import classes from './MailsToThem.module.css';

const became: Record<string, string> = {
  accepted: 'accepted',
  rejected: 'rejected',
  uncertain: 'in doubt',
  skipped: 'not mailed',
  deferred: 'trying again',
};

/** The campaigns that were meant for a person; each opens why they did or didn't get it. */
export function MailsToThem({ contactId }: { contactId: string }) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id, id: contactId };
  const found = useQuery(getContactTimelineOptions({ path, query: { limit: 50 } }));
  if (found.error)
    return (
      <ErrorState title="Their mails did not load" error={found.error} onRetry={() => void found.refetch()} />
    );
  const mails = (found.data?.items ?? []).flatMap(({ id, at, kind, state, campaign }) =>
    kind === 'mailed' && campaign ? [{ id, at, state, campaign }] : [],
  );
  if (mails.length === 0) return null;
  return (
    <ul className={classes.mails} aria-label="Mails to this person">
      {mails.map(({ id, at, state, campaign }) => (
        <li key={id}>
          <PlainLink
            to="/w/$workspaceId/campaigns/$id/recipients"
            params={{ workspaceId: workspace.id, id: campaign.id }}
            search={{ contact: contactId }}
            className="truncate medium"
          >
            “{campaign.name}”: why they did or didn’t get it
          </PlainLink>
          <span className="text-2">{became[state ?? ''] ?? 'waiting'}</span>
          <span className="text-2">
            <When at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
