import type { Suppression } from '@mailwright/contracts';
import type { GridColumn, PhoneRow } from '../../components/grid/grid-types';
import { NameAndFacts } from '../../components/layout/Card';
import { QuietButton } from '../../components/layout/QuietLink';
import { When } from '../../components/numbers/When';
import { suppressionReasonWords, suppressionScopeWords } from '../../components/states/suppression-words';

type ListName = (id: string | null) => string | undefined;
type Lift = ((suppression: Suppression) => void) | null;

/** The columns of the table of suppressions. */
export const suppressionColumns = (listName: ListName, lift: Lift): GridColumn<Suppression>[] => [
  {
    key: 'address',
    title: 'Address',
    render: (one) => <NameAndFacts name={addressOf(one)} facts={one.note || undefined} />,
  },
  { key: 'reason', title: 'Why', width: 220, render: reasonsOf },
  { key: 'scope', title: 'Reach', width: 170, render: (one) => reachOf(one, listName) },
  { key: 'since', title: 'Since', width: 140, align: 'right', render: (one) => <When at={one.since} /> },
  ...(lift
    ? [
        {
          key: 'lift',
          title: '',
          width: 70,
          render: (one: Suppression) => <LiftButton one={one} lift={lift} />,
        },
      ]
    : []),
];

/** The same on a phone. */
export const suppressionPhoneRow =
  (listName: ListName, lift: Lift) =>
  (one: Suppression): PhoneRow => ({
    name: addressOf(one),
    value: <When at={one.since} as="distance" />,
    state: <span className="size-sm text-2">{reasonsOf(one)}</span>,
    fact: reachOf(one, listName),
    ...(lift ? { facts: <LiftButton one={one} lift={lift} /> } : {}),
  });

const addressOf = (one: Suppression) => one.address ?? <span className="text-3">Erased person</span>;
const reasonsOf = (one: Suppression) =>
  [one.reason, ...one.also].map((reason) => suppressionReasonWords[reason]).join(', ');
const reachOf = (one: Suppression, listName: ListName) =>
  one.scope === 'list' ? (listName(one.listId) ?? 'A deleted list') : suppressionScopeWords[one.scope];

function LiftButton({ one, lift }: { one: Suppression; lift: (suppression: Suppression) => void }) {
  return (
    <QuietButton
      className="size-sm"
      aria-label={`Lift the suppression of ${one.address ?? 'an erased person'}`}
      onClick={() => lift(one)}
    >
      Lift
    </QuietButton>
  );
}
