import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { ConfirmDialog } from '../../components/feedback/ConfirmDialog';
import { problemToast, undoToast } from '../../components/feedback/undo-toast';
import { CardRow, NameAndFacts } from '../../components/layout/Card';
import { When } from '../../components/numbers/When';
import { Avatar } from '../../components/people/Avatar';
import { useWorkspace } from '../../lib/workspace';
import { removePerson, setRole, type Member, type Role } from './api/settings';
import { roles } from './choices';
import classes from './SettingsPage.module.css';

/** One person with their role; owners may change it, but the last owner stays one. */
export function MemberRow({ member, isLastOwner }: { member: Member; isLastOwner: boolean }) {
  const { workspace, person } = useWorkspace();
  const isMe = member.userId === person.id;
  const mayChange = workspace.role === 'owner' && !isLastOwner && !isMe;
  const role = roles.find(({ value }) => value === member.role);
  return (
    <CardRow
      picture={<Avatar name={member.name} size={28} />}
      action={mayChange ? <Change member={member} /> : <span className="text-2 size-sm">{role?.label}</span>}
    >
      <NameAndFacts
        name={isMe ? `${member.name} (you)` : member.name}
        facts={
          <>
            {member.email} · since <When at={member.joinedAt} />
          </>
        }
      />
    </CardRow>
  );
}

function Change({ member }: { member: Member }) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const [removing, setRemoving] = useState(false);

  const change = async (role: Role) => {
    try {
      await setRole(queries, workspace.id, member.id, role);
      undoToast({
        message: `${member.name} is ${role} now.`,
        undo: () => setRole(queries, workspace.id, member.id, member.role),
      });
    } catch (error) {
      problemToast(`${member.name} is still ${member.role}`, error);
    }
  };

  return (
    <div className={classes.rowActions}>
      <Select
        aria-label={`Role of ${member.name}`}
        data={roles.map(({ value, label }) => ({ value, label }))}
        value={member.role}
        onChange={(role) => role && void change(role)}
        w={112}
      />
      <Tooltip label={`Remove ${member.name}`}>
        <ActionIcon aria-label={`Remove ${member.name}`} onClick={() => setRemoving(true)}>
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={removing}
        onClose={() => setRemoving(false)}
        title={`Remove ${member.name} from ${workspace.name}?`}
        verb="Remove"
        destructive
        onConfirm={() => removePerson(queries, workspace.id, member.id)}
      >
        {member.email} can no longer open this workspace. What they wrote and sent stays. To let them back in,
        invite them again.
      </ConfirmDialog>
    </div>
  );
}
