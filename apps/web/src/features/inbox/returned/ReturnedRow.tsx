import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { doneToast, problemToast } from '../../../components/feedback/undo-toast';
import { PlainLink } from '../../../components/layout/QuietLink';
import { When } from '../../../components/numbers/When';
import { useMayEdit } from '../../../lib/workspace';
import { inboxChanged, lift, rawMessageUrl, type ReturnedMessage } from '../api/inbox';
import classes from './ReturnedPane.module.css';

const kinds: Record<ReturnedMessage['kind'], string> = {
  hard_bounce: 'Bounced for good',
  soft_bounce: 'Bounced',
  delayed: 'Late',
  complaint: 'Complained',
  auto_reply: 'Automatic reply',
  unsubscribe: 'Opted out',
  reply: 'Answer',
  other: 'Machine',
};

/** One report: whom it concerns, what the server said, what was done, and the way back. */
export function ReturnedRow({ workspaceId, row }: { workspaceId: string; row: ReturnedMessage }) {
  const mayEdit = useMayEdit();
  const queries = useQueryClient();
  const mailAgain = useMutation({
    mutationFn: () => lift({ workspaceId, id: row.id }),
    onSuccess: () => doneToast(`${row.recipient ?? 'The address'} can be mailed again.`),
    onError: (error) => problemToast('The suppression was not lifted', error),
    onSettled: () => inboxChanged(queries),
  });
  const who = row.recipient ?? row.from;
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <span className={classes.who} title={who}>
          {row.contactId ? (
            <PlainLink to="/w/$workspaceId/contacts/$id" params={{ workspaceId, id: row.contactId }}>
              {who}
            </PlainLink>
          ) : (
            who
          )}
        </span>
        <span className={classes.when}>
          <When at={row.at} />
        </span>
      </div>
      <p className={classes.facts}>
        {row.kind === 'other'
          ? row.subject || 'Without a subject'
          : `${kinds[row.kind]}${row.meaning ? `: ${row.meaning}` : ''}`}
        {row.provider ? ` · ${row.provider}` : ''}
        {row.campaign ? ` · ${row.campaign.name}` : ''}
      </p>
      {row.serverWords && <ServerWords>{row.serverWords}</ServerWords>}
      <p className={classes.done}>
        {row.whatWasDone}
        {row.match ? ` ${row.match.says}` : ''}
        <span className={classes.acts}>
          {row.suppressed && mayEdit && (
            <Button
              size="compact-xs"
              variant="default"
              loading={mailAgain.isPending}
              onClick={() => mailAgain.mutate()}
            >
              Mail them again
            </Button>
          )}
          <a className={classes.raw} href={rawMessageUrl({ workspaceId, id: row.id })}>
            Download
          </a>
        </span>
      </p>
    </li>
  );
}
