import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../components/feedback/Skeletons';
import { CardList } from '../../components/layout/Card';
import { Section } from '../../components/layout/Section';
import { useWorkspace } from '../../lib/workspace';
import { membersQuery } from './api/settings';
import { InvitationRow } from './InvitationRow';
import { InvitePerson } from './InvitePerson';
import { MemberRow } from './MemberRow';

/** Who belongs to the workspace, who is invited, and the way in for others. */
export function PeopleSettings() {
  const { workspace } = useWorkspace();
  const members = useQuery(membersQuery({ path: { workspaceId: workspace.id } }));

  if (members.isPending) return <RowsSkeleton rows={3} picture />;
  if (members.isError) {
    return (
      <ErrorState
        title="The people did not load"
        error={members.error}
        onRetry={() => void members.refetch()}
      />
    );
  }
  const { members: people, invitations } = members.data;
  const owners = people.filter(({ role }) => role === 'owner').length;
  return (
    <>
      <Section title="People" aside={people.length} first>
        <CardList label="People of the workspace">
          {people.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              isLastOwner={member.role === 'owner' && owners === 1}
            />
          ))}
        </CardList>
      </Section>
      {workspace.role === 'owner' && (
        <Section title="Invite somebody">
          <InvitePerson />
        </Section>
      )}
      {invitations.length > 0 && (
        <Section title="Invited" aside={invitations.length}>
          <CardList label="Open invitations">
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </CardList>
        </Section>
      )}
    </>
  );
}
