import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SendingAccount } from '@mailwright/contracts';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { Notice } from '../../../components/feedback/Notice';
import { problemToast, undoToast } from '../../../components/feedback/undo-toast';
import { ButtonLink, PlainLink } from '../../../components/layout/QuietLink';
import { Num } from '../../../components/numbers/Num';
import { When } from '../../../components/numbers/When';
import { StateWord } from '../../../components/states/StateGlyph';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { accountsChanged, pauseAccount, removeAccount, resumeAccount, testAccount } from '../api/accounts';
import { lookOfAccount, needsHelp } from '../states';
import { TestReport } from '../test/TestReport';
import { useOwner } from '../use-owner';
import { RowMenu } from './RowMenu';
import classes from './Rows.module.css';

const SECURITY = { implicit_tls: 'TLS', starttls: 'STARTTLS', none: 'no encryption' } as const;

/** A sending account: how it does, what it has used, what can be done about it. */
export function AccountRow({ account }: { account: SendingAccount }) {
  const { workspace } = useWorkspace();
  const owner = useOwner();
  const mayEdit = useMayEdit();
  const queries = useQueryClient();
  const [deleting, setDeleting] = useState(false);
  const path = { workspaceId: workspace.id, id: account.id };
  const changed = () => accountsChanged(queries);
  const test = useMutation({
    mutationFn: () => testAccount(path),
    onSuccess: changed,
    onError: (error) => problemToast('The test could not be made', error),
  });
  const resume = useMutation({
    mutationFn: () => resumeAccount(path),
    onSuccess: changed,
    onError: (error) => problemToast('It could not be resumed', error),
  });
  const pause = useMutation({
    mutationFn: () => pauseAccount(path),
    onSuccess: async () => {
      await changed();
      undoToast({
        message: `${account.name} is paused. Its mail waits.`,
        undo: async () => {
          await resumeAccount(path);
          await changed();
        },
      });
    },
    onError: (error) => problemToast('It could not be paused', error),
  });
  const look = lookOfAccount(account);
  const to = '/w/$workspaceId/senders/accounts/$id' as const;

  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <span className={classes.name}>
          <PlainLink to={to} params={path}>
            {account.name}
          </PlainLink>
        </span>
        <span className={`num ${classes.facts}`}>
          {account.host}:{account.port} · {SECURITY[account.security]}
          {account.identities.length > 0 &&
            ` · for ${account.identities.map((one) => one.fromAddress).join(', ')}`}
        </span>
      </div>
      <div className={classes.how}>
        <StateWord state={look.state}>{look.word}</StateWord>
        <Used account={account} />
      </div>
      <div className={classes.actions}>
        {needsHelp(look) && owner && (
          <ButtonLink size="xs" variant="default" to={to} params={path}>
            {account.state === 'unreachable' ? 'Check it' : 'Sign in'}
          </ButtonLink>
        )}
        {account.state === 'paused' && mayEdit && (
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
            name={account.name}
            paused={account.state === 'paused'}
            onPause={() => pause.mutate()}
            onResume={() => resume.mutate()}
            onDelete={owner ? () => setDeleting(true) : undefined}
          />
        )}
      </div>
      {(account.stateSays !== '' || account.warnings.length > 0 || test.data) && (
        <div className={classes.below}>
          {account.stateSays !== '' && (
            <Notice tone={account.state === 'unreachable' ? 'bad' : 'wait'}>
              {account.stateSays} Since <When at={account.stateSince} />.
              {account.pausedUntil !== null && (
                <>
                  {' '}
                  It is tried again <When at={account.pausedUntil} as="distance" />.
                </>
              )}
            </Notice>
          )}
          {account.warnings.map((warning) => (
            <Notice key={warning} tone="wait">
              {warning}
            </Notice>
          ))}
          {test.data && <TestReport report={test.data} />}
        </div>
      )}
      <ConfirmDialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        title={`Delete ${account.name}?`}
        verb="Delete the account"
        destructive
        onConfirm={async () => {
          await removeAccount(path);
          await changed();
        }}
      >
        Its settings and its password are gone for good. What it has sent stays in the reports.
      </ConfirmDialog>
    </li>
  );
}

function Used({
  account: { usedLastDay, perDayLimit, usedLastMinute, perMinuteLimit },
}: {
  account: SendingAccount;
}) {
  const share = perDayLimit === null ? null : Math.min(1, usedLastDay / perDayLimit);
  return (
    <span className={`num ${classes.facts}`}>
      <Num value={usedLastDay} />
      {perDayLimit !== null && (
        <>
          {' '}
          of <Num value={perDayLimit} />
        </>
      )}{' '}
      in 24 hours
      {perMinuteLimit !== null && (
        <>
          {' '}
          · <Num value={usedLastMinute} /> of <Num value={perMinuteLimit} /> this minute
        </>
      )}
      {share !== null && (
        <span className={classes.used} aria-hidden>
          <span style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </span>
  );
}
