import { Menu, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import type { Workspace } from '@mailwright/contracts';
import { Logo } from '../../components/brand/Logo';
import { Pill } from '../../components/states/Pill';
import { useWorkspace } from '../../lib/workspace';
import classes from './WorkspaceSwitcher.module.css';

/** Which workspace this is, and the way to the others. */
export function WorkspaceSwitcher({
  workspaces,
  rail = false,
}: {
  workspaces: readonly Workspace[];
  rail?: boolean;
}) {
  const { workspace } = useWorkspace();
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <UnstyledButton
          className={classes.target}
          data-rail={rail || undefined}
          aria-label={rail ? `Workspace: ${workspace.name}` : undefined}
          title={workspace.name}
        >
          <Logo size={rail ? 28 : 26} />
          {!rail && (
            <span className={classes.names}>
              <span className={`truncate ${classes.name}`}>{workspace.name}</span>
              <span className={classes.product}>Mailwright</span>
            </span>
          )}
          {!rail && <IconSelector size={15} color="var(--mw-text-3)" aria-hidden />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Workspaces</Menu.Label>
        {workspaces.map(({ id, name, kind }) => (
          <Menu.Item
            key={id}
            renderRoot={(props) => <Link to="/w/$workspaceId" params={{ workspaceId: id }} {...props} />}
            leftSection={<IconCheck size={14} opacity={id === workspace.id ? 1 : 0} aria-hidden />}
            rightSection={kind === 'sandbox' ? <Pill>Sandbox</Pill> : null}
            aria-current={id === workspace.id ? 'true' : undefined}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          renderRoot={(props) => <Link to="/welcome" {...props} />}
          leftSection={<IconPlus size={14} aria-hidden />}
        >
          Add a workspace
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
