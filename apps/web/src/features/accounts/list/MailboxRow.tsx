import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Mailbox } from '@mailwright/contracts';
import { Notice } from '../../../components/feedback/Notice';
import { problemToast, undoToast } from '../../../components/feedback/undo-toast';
import { ButtonLink, PlainLink } from '../../../components/layout/QuietLink';
import { When } from '../../../components/numbers/When';
import { StateWord } from '../../../components/states/StateGlyph';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { accountsChanged, pauseReading, resumeReading, testReading } from '../api/accounts';
import { asClause, lookOfMailbox, needsHelp, shortAddress } from '../states';
import { TestReport } from '../test/TestReport';
import { useOwner } from '../use-owner';
import { DeleteMailboxDialog } from './DeleteMailboxDialog';
import { RowMenu } from './RowMenu';
import classes from './Rows.module.css';

/** A mailbox: when it was read last, and why not since. */
export function MailboxRow({ mailbox }: { mailbox: Mailbox }) {
  const { workspace } = useWorkspace();
  const owner = useOwner();
  const mayEdit = useMayEdit();
  const queries = useQueryClient();
  const [deleting, setDeleting] = useState(false);
  const path = { workspaceId: workspace.id, id: mailbox.id };
  const changed = () => accountsChanged(queries);
  const test = useMutation({
    mutationFn: () => testReading(path),
    onSuccess: changed,
    onError: (error) => problemToast('The test could not be made', error),
  });
  const resume = useMutation({
    mutationFn: () => resumeReading(path),
    onSuccess: changed,
    onError: (error) => problemToast('It could not be resumed', error),
  });
  const pause = useMutation({
    mutationFn: () => pauseReading(path),
    onSuccess: async () => {
      await changed();
      undoToast({
        message: `${mailbox.address} is not read until you resume it.`,
        undo: async () => {
          await resumeReading(path);
          await changed();
        },
      });
    },
    onError: (error) => problemToast('It could not be paused', error),
  });
  const look = lookOfMailbox(mailbox);
  const troubled = needsHelp(look);
  const to = '/w/$workspaceId/senders/mailboxes/$id' as const;

  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <span className={classes.name}>
          <PlainLink to={to} params={path}>
            {mailbox.address}
          </PlainLink>
        </span>
        <span className={`num ${classes.facts}`}>
          {mailbox.protocol === 'pop3' && 'POP3 · '}
          {mailbox.host}:{mailbox.port} ·{' '}
          {mailbox.identities.length === 0
            ? 'no From is paired with it'
            : `answers to ${mailbox.identities.map((one) => one.fromAddress).join(', ')}`}
          {mailbox.deleteAfterDays !== null &&
            ` · mails are deleted there after ${mailbox.deleteAfterDays} days`}
        </span>
      </div>
      <div className={classes.how}>
        <StateWord state={look.state}>{look.word}</StateWord>
        <span className={`num ${classes.facts}`}>
          {mailbox.state === 'catching_up' && mailbox.stateSays !== '' ? (
            mailbox.stateSays
          ) : mailbox.lastReadAt === null ? (
            'Not read yet'
          ) : (
            <>
              Read <When at={mailbox.lastReadAt} as="distance" />
            </>
          )}
        </span>
      </div>
      <div className={classes.actions}>
        {troubled && owner && (
          <ButtonLink size="xs" variant="default" to={to} params={path}>
            {mailbox.state === 'unreachable' ? 'Check it' : 'Sign in'}
          </ButtonLink>
        )}
        {mailbox.state === 'paused' && mayEdit && (
          <Button size="xs" variant="default" onClick={() => resume.mutate()} loading={resume.isPending}>
            Resume
          </Button>
        )}
        {mayEdit && (
          <Button size="xs" variant="default" onClick={() => test.mutate()} loading={test.isPending}>
            Test
          </Button>
        )}
        {mayEdit && (
          <RowMenu
            name={mailbox.address}
            paused={mailbox.state === 'paused'}
            onPause={() => pause.mutate()}
            onResume={() => resume.mutate()}
            onDelete={owner ? () => setDeleting(true) : undefined}
          />
        )}
      </div>
      {(troubled || mailbox.warnings.length > 0 || test.data) && (
        <div className={classes.below}>
          {troubled && <Why mailbox={mailbox} />}
          {mailbox.warnings.map((warning) => (
            <Notice key={warning} tone="wait">
              {warning}
            </Notice>
          ))}
          {test.data && <TestReport report={test.data} />}
        </div>
      )}
      <DeleteMailboxDialog mailbox={deleting ? mailbox : null} onClose={() => setDeleting(false)} />
    </li>
  );
}

/** "hello@ has not been read since 11:20, because Google refused the password. Sign in." */
function Why({ mailbox }: { mailbox: Mailbox }) {
  const { address, lastReadAt, stateSince, stateSays, state } = mailbox;
  const because = stateSays === '' ? 'it has no password' : asClause(stateSays);
  return (
    <Notice tone={state === 'unreachable' ? 'bad' : 'wait'}>
      {shortAddress(address)} has not been read since <When at={lastReadAt ?? stateSince} />, because{' '}
      {because}. {state === 'unreachable' ? 'It is tried again by itself.' : 'Sign in.'}
    </Notice>
  );
}
