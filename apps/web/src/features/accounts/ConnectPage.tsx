import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountPresets, Identity, Mailbox, SendingAccount } from '@mailwright/contracts';
import { ErrorState } from '../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../components/feedback/Skeletons';
import { ButtonLink, QuietButton } from '../../components/layout/QuietLink';
import { TickCard } from '../../components/layout/TickCard';
import { useWorkspace } from '../../lib/workspace';
import { getAccountPresetsOptions, listMailboxesOptions, listSendingAccountsOptions } from './api/accounts';
import classes from './ConnectPage.module.css';
import { DomainCheck } from './domain/DomainCheck';
import { FormPage } from './FormPage';
import { AccountForm } from './form/AccountForm';
import { IdentityForm } from './form/IdentityForm';
import { MailboxForm } from './form/MailboxForm';
import { firstIdentity, firstMailbox } from './form/next-step';
import { emptyAccount, type AccountValues } from './form/values';

/** From nothing to a From that is ready: the server that sends, the mailbox that is read, the name that people see. */
export default function ConnectPage() {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const presets = useQuery({ ...getAccountPresetsOptions({ path }), staleTime: Infinity });
  const accounts = useQuery(listSendingAccountsOptions({ path }));
  const mailboxes = useQuery(listMailboxesOptions({ path }));
  const failed = presets.error ?? accounts.error ?? mailboxes.error;
  return (
    <FormPage
      name="Connect my accounts"
      intro="Three steps. Every server is tested before you go on, and nothing leaves yet."
    >
      {failed ? (
        <ErrorState title="The page did not load" error={failed} onRetry={() => void presets.refetch()} />
      ) : !presets.data || !accounts.data || !mailboxes.data ? (
        <BlockSkeleton height={420} />
      ) : (
        <Steps presets={presets.data} accounts={accounts.data.items} mailboxes={mailboxes.data.items} />
      )}
    </FormPage>
  );
}

interface StepsProps {
  presets: AccountPresets;
  accounts: readonly SendingAccount[];
  mailboxes: readonly Mailbox[];
}

type Part = 'account' | 'mailbox' | 'identity' | 'done';

function Steps({ presets, accounts, mailboxes }: StepsProps) {
  const { workspace } = useWorkspace();
  const [account, setAccount] = useState<SendingAccount | null>(accounts[0] ?? null);
  // Kept while the page is open: most mail services take the same login for sending and reading.
  const [typed, setTyped] = useState<AccountValues | null>(null);
  const [mailbox, setMailbox] = useState<Mailbox | null>(mailboxes[0] ?? null);
  const [nobody, setNobody] = useState(false);
  const [identity, setIdentity] = useState<Identity | null>(null);
  const [open, setOpen] = useState<Part>(account ? (mailbox ? 'identity' : 'mailbox') : 'account');
  const known = <T extends { id: string }>(list: readonly T[], one: T | null) =>
    one && !list.some(({ id }) => id === one.id) ? [...list, one] : [...list];

  return (
    <div className={classes.steps}>
      <TickCard
        title="1. The server that sends"
        state={account ? 'ready' : 'todo'}
        summary={open === 'account' ? undefined : account?.name}
        action={
          open !== 'account' && <QuietButton onClick={() => setOpen('account')}>Add another</QuietButton>
        }
      >
        {open === 'account' ? (
          <AccountForm
            initial={emptyAccount}
            presets={presets.smtp}
            account={null}
            submitLabel="Test and go on"
            testFirst
            onSaved={(saved, values) => {
              setAccount(saved);
              setTyped(values);
              setOpen('mailbox');
            }}
          />
        ) : (
          <Line>{account ? `${account.host} sends for you.` : 'Not connected yet.'}</Line>
        )}
      </TickCard>
      <TickCard
        title="2. The mailbox that is read"
        state={mailbox || nobody ? 'ready' : 'todo'}
        summary={open === 'mailbox' ? undefined : mailbox?.address}
        action={
          open === 'mailbox' ? (
            <QuietButton
              onClick={() => {
                setNobody(mailbox === null);
                setOpen('identity');
              }}
            >
              {mailbox ? 'Keep the one above' : 'Read no answers'}
            </QuietButton>
          ) : (
            account && <QuietButton onClick={() => setOpen('mailbox')}>Add another</QuietButton>
          )
        }
      >
        {open === 'mailbox' ? (
          <MailboxForm
            initial={firstMailbox(presets, typed)}
            presets={presets}
            mailbox={null}
            submitLabel="Test and go on"
            testFirst
            onSaved={(saved) => {
              setMailbox(saved);
              setNobody(false);
              setOpen('identity');
            }}
          />
        ) : (
          <Line>
            {mailbox
              ? 'Answers and bounces are read there, without a trace.'
              : nobody
                ? 'Nobody reads the answers. You can add a mailbox later.'
                : 'Answers and bounces arrive there. It comes after the server.'}
          </Line>
        )}
      </TickCard>
      <TickCard
        title="3. The name that people see"
        state={identity ? 'ready' : 'todo'}
        summary={identity ? `${identity.fromName} <${identity.fromAddress}>` : undefined}
      >
        {open === 'identity' && account ? (
          <IdentityForm
            initial={firstIdentity(account, mailbox, nobody)}
            accounts={known(accounts, account)}
            mailboxes={known(mailboxes, mailbox)}
            identity={null}
            submitLabel="Add the From address"
            onSaved={(saved) => {
              setIdentity(saved);
              setOpen('done');
            }}
          />
        ) : identity ? (
          <div className={classes.done}>
            <DomainCheck identityId={identity.id} />
            <div className={classes.end}>
              <ButtonLink to="/w/$workspaceId/senders" params={{ workspaceId: workspace.id }}>
                Done
              </ButtonLink>
            </div>
          </div>
        ) : (
          <Line>Your mail comes from there. It comes last.</Line>
        )}
      </TickCard>
    </div>
  );
}

function Line({ children }: { children: string }) {
  return <p className="size-sm text-3">{children}</p>;
}
