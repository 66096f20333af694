import type { GridColumn, PhoneRow } from '../../../components/grid/grid-types';
import { PlainLink } from '../../../components/layout/QuietLink';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { Num } from '../../../components/numbers/Num';
import { When } from '../../../components/numbers/When';
import { Avatar } from '../../../components/people/Avatar';
import { StateWord } from '../../../components/states/StateGlyph';
import type { Delivery } from '../api/campaigns';
import { mailState } from '../campaign-state';
import classes from './recipient-columns.module.css';

type Providers = ReadonlyMap<string, string>;

/** The columns of the table of recipients. */
export const recipientColumns = (providers: Providers): GridColumn<Delivery>[] => [
  {
    key: 'email',
    title: 'Address',
    render: (delivery) => (
      <span className={classes.person}>
        <Avatar name={delivery.email} size={26} />
        <RecordLink delivery={delivery} />
      </span>
    ),
  },
  { key: 'state', title: 'State', width: 150, render: (delivery) => <Stands delivery={delivery} /> },
  {
    key: 'provider',
    title: 'Provider',
    width: 150,
    render: ({ provider }) => <span className="text-2">{providers.get(provider) ?? provider}</span>,
  },
  {
    key: 'reply',
    title: 'The server’s words, or why',
    width: 320,
    render: (delivery) => {
      const words = wordsOf(delivery);
      return (
        <span className={`truncate ${classes.reply}`} title={words ?? delivery.why}>
          {words ? (
            <ServerWords as="inline">{words}</ServerWords>
          ) : (
            <span className="text-2">{delivery.why}</span>
          )}
        </span>
      );
    },
  },
  {
    key: 'attempts',
    title: 'Tries',
    width: 60,
    align: 'right',
    render: ({ attempts }) => <Num value={attempts} />,
  },
  {
    key: 'at',
    title: 'When',
    width: 150,
    align: 'right',
    render: (delivery) => <At delivery={delivery} />,
  },
];

/** The same on a phone. */
export const recipientPhoneRow =
  (providers: Providers) =>
  (delivery: Delivery): PhoneRow => ({
    name: <RecordLink delivery={delivery} />,
    state: <Stands delivery={delivery} />,
    fact: <At delivery={delivery} />,
    facts: [providers.get(delivery.provider) ?? delivery.provider, wordsOf(delivery) ?? delivery.why].join(
      ' · ',
    ),
  });

/** Of a mail that came back, the words of the message that brought it; where there was doubt, no server answered. */
const wordsOf = ({ state, reason, reply, returnedWords }: Delivery): string | null =>
  returnedWords ?? (state === 'uncertain' || reason?.startsWith('confirmed_by_') ? null : reply);

function Stands({ delivery: { state, bounce } }: { delivery: Delivery }) {
  if (bounce) return <StateWord state={{ mail: 'rejected' }}>Sent back ({bounce})</StateWord>;
  return (
    <StateWord state={{ mail: mailState[state] }}>{state === 'skipped' ? 'Not tried' : undefined}</StateWord>
  );
}

function At({ delivery: { state, dueAt, settledAt } }: { delivery: Delivery }) {
  if (state === 'deferred')
    return (
      <>
        again <When at={dueAt} />
      </>
    );
  return <When at={settledAt} />;
}

function RecordLink({ delivery }: { delivery: Delivery }) {
  return (
    <PlainLink
      from="/w/$workspaceId/campaigns/$id/recipients"
      to="."
      search={(before) => ({ ...before, contact: delivery.contactId })}
      className="truncate medium"
    >
      {delivery.email}
    </PlainLink>
  );
}
