import { useQuery } from '@tanstack/react-query';
import { ShareBar } from '../../components/bars/ShareBar';
import { QuietLink } from '../../components/layout/QuietLink';
import { Section } from '../../components/layout/Section';
import { KeyFigures, type KeyFigure } from '../../components/numbers/KeyFigures';
import { Num } from '../../components/numbers/Num';
import { Percent } from '../../components/numbers/Percent';
import { When } from '../../components/numbers/When';
import { StateWord } from '../../components/states/StateGlyph';
import type { MailboxState } from '../../components/states/mailbox-states';
import { useTopic } from '../../lib/live/live-line';
import { useWorkspace } from '../../lib/workspace';
import {
  getDeliverabilityOptions,
  listMailboxesOptions,
  listSendingAccountsOptions,
  type Mailbox,
  type SendingAccount,
} from './api/home';

const days = 7;
/** Where mail services act; the bars are twice as long. */
const bounceLimit = 0.05;
const complaintLimit = 0.003;

/** Whether anything is close to a limit, and whether what sends and reads is in order. */
export function Health() {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const rates = useQuery(getDeliverabilityOptions({ path, query: { days } }));
  const accounts = useQuery(listSendingAccountsOptions({ path }));
  const mailboxes = useQuery(listMailboxesOptions({ path }));
  useTopic('accounts', () => void Promise.all([accounts.refetch(), mailboxes.refetch()]));
  return (
    <Section
      title="Health"
      link={
        <QuietLink to="/w/$workspaceId/deliverability" params={path}>
          Deliverability
        </QuietLink>
      }
    >
      <KeyFigures
        label="Health"
        figures={[
          rateFigure(
            `Bounces, ${days} days`,
            rates.data?.bounces.rate,
            bounceLimit,
            1,
            'Mail services act at 5 %',
          ),
          rateFigure(
            `Complaints, ${days} days`,
            rates.data?.complaints.rate,
            complaintLimit,
            2,
            'Gmail blocks near 0.3 %',
          ),
          accountsFigure(accounts.data?.items),
          mailboxesFigure(mailboxes.data?.items),
        ]}
      />
    </Section>
  );
}

/** What has not loaded is unknown, never zero. */
function rateFigure(
  label: string,
  rate: number | null | undefined,
  limit: number,
  digits: number,
  meaning: string,
): KeyFigure {
  const known = rate ?? 0;
  return {
    label,
    value: <Percent share={rate} digits={digits} />,
    bar: (
      <ShareBar
        share={known / (2 * limit)}
        fill={known >= limit ? 'rejected' : 'accepted'}
        limit={{ at: 0.5, meaning }}
      />
    ),
    note: meaning,
  };
}

const looks: Record<SendingAccount['state'] | Mailbox['state'], MailboxState> = {
  working: 'working',
  catching_up: 'catching-up',
  refused: 'sign-in',
  unreachable: 'unreachable',
  paused: 'catching-up',
};

function accountsFigure(accounts: readonly SendingAccount[] | undefined): KeyFigure {
  const figure = workingFigure('Sending accounts', accounts);
  if (accounts === undefined) return figure;
  if (accounts.length === 0) return { ...figure, note: 'None is connected yet' };
  if (accounts.some((account) => account.perDayLimit === null))
    return { ...figure, note: 'Without a daily limit' };
  const used = accounts.reduce((sum, account) => sum + account.usedLastDay, 0);
  const limit = accounts.reduce((sum, account) => sum + (account.perDayLimit ?? 0), 0);
  return {
    ...figure,
    bar: <ShareBar share={used / limit} limit={{ at: 1, meaning: 'The daily limit' }} />,
    note: (
      <>
        <Num value={used} /> of <Num value={limit} /> used in 24 hours
      </>
    ),
  };
}

function mailboxesFigure(mailboxes: readonly Mailbox[] | undefined): KeyFigure {
  const figure = workingFigure('Mailboxes', mailboxes);
  if (mailboxes === undefined) return figure;
  if (mailboxes.length === 0) return { ...figure, note: 'None is connected yet' };
  const silent = mailboxes.find(({ state }) => state !== 'working' && state !== 'catching_up');
  if (!silent) return { ...figure, note: 'Answers and bounces are read' };
  return {
    ...figure,
    note:
      silent.lastReadAt === null ? (
        `${silent.address} has never been read`
      ) : (
        <>
          {silent.address} has not been read since <When at={silent.lastReadAt} />
        </>
      ),
  };
}

/** `3 of 4`, and the worst state among them. */
function workingFigure(label: string, all: readonly (SendingAccount | Mailbox)[] | undefined): KeyFigure {
  if (all === undefined) return { label, value: <Num value={null} /> };
  const working = all.filter(({ state }) => state === 'working' || state === 'catching_up').length;
  const worst =
    all.find(({ state }) => state === 'refused' || state === 'unreachable') ??
    all.find(({ state }) => state === 'paused');
  return {
    label,
    value:
      all.length === 0 ? (
        <Num value={0} />
      ) : (
        <>
          <Num value={working} /> of <Num value={all.length} />
        </>
      ),
    aside:
      all.length === 0 ? undefined : worst?.state === 'paused' ? (
        <StateWord state={{ campaign: 'paused' }} />
      ) : (
        <StateWord state={{ mailbox: looks[worst?.state ?? 'working'] }} />
      ),
  };
}
