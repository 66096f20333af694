import type { ContactSummary } from '@mailwright/contracts';
import type { GridColumn, PhoneRow } from '../../../components/grid/grid-types';
import { NameAndFacts } from '../../../components/layout/Card';
import { PlainLink } from '../../../components/layout/QuietLink';
import { When } from '../../../components/numbers/When';
import { Avatar } from '../../../components/people/Avatar';
import { personName } from '../../../components/people/person-name';
import { StateWord } from '../../../components/states/StateGlyph';
import { suppressionReasonWords } from '../../../components/states/suppression-words';
import classes from './contact-columns.module.css';

/** The columns of the table of people. */
export const contactColumns = (workspaceId: string): GridColumn<ContactSummary>[] => [
  {
    key: 'name',
    title: 'Name and address',
    sortable: true,
    render: (person) => (
      <div className={classes.person}>
        <Avatar name={personName(person)} />
        <NameAndFacts
          name={<PersonLink workspaceId={workspaceId} person={person} />}
          facts={personName(person) === person.email ? undefined : person.email}
        />
      </div>
    ),
  },
  { key: 'lists', title: 'Lists', width: 260, render: (person) => <ListNames lists={person.lists} /> },
  { key: 'state', title: 'Mail', width: 200, render: (person) => <MailState person={person} /> },
  {
    key: 'added',
    title: 'Added',
    width: 130,
    align: 'right',
    sortable: true,
    render: (person) => <When at={person.createdAt} />,
  },
];

/** The same on a phone. */
export const contactPhoneRow =
  (workspaceId: string) =>
  (person: ContactSummary): PhoneRow => ({
    name: <PersonLink workspaceId={workspaceId} person={person} />,
    value: <When at={person.createdAt} as="distance" />,
    ...(person.suppression ? { state: <MailState person={person} /> } : {}),
    facts: [personName(person) === person.email ? '' : person.email, listNames(person.lists)]
      .filter(Boolean)
      .join(' · '),
  });

function PersonLink({ workspaceId, person }: { workspaceId: string; person: ContactSummary }) {
  return (
    <PlainLink to="/w/$workspaceId/contacts/$id" params={{ workspaceId, id: person.id }}>
      {personName(person)}
    </PlainLink>
  );
}

/** Nothing where all is well: only what keeps mail away is said. */
function MailState({ person: { suppression } }: { person: ContactSummary }) {
  if (!suppression) return null;
  return <StateWord state={{ mail: 'suppressed' }}>{suppressionReasonWords[suppression.reason]}</StateWord>;
}

const listNames = (lists: ContactSummary['lists']): string => {
  const shown = lists.slice(0, 2).map(({ name }) => name);
  return lists.length > 2 ? `${shown.join(', ')} and ${lists.length - 2} more` : shown.join(', ');
};

function ListNames({ lists }: { lists: ContactSummary['lists'] }) {
  return (
    <span className={`truncate text-2 ${classes.lists}`} title={lists.map(({ name }) => name).join(', ')}>
      {listNames(lists)}
    </span>
  );
}
