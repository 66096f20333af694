import { useEffect } from 'react';
import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useNavigate } from '@tanstack/react-router';
import {
  IconFlask2,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSearch,
  IconServer2,
  IconSun,
} from '@tabler/icons-react';
import type { Workspace } from '@mailwright/contracts';
import { useWorkspace } from '../../lib/workspace';
import classes from './CommandPalette.module.css';
import { useSignOut } from './PersonMenu';
import { allPlaces } from './navigation';

interface CommandPaletteProps {
  workspaces: readonly Workspace[];
}

const picture = { size: 17, stroke: 1.7 };

/** Find or do anything: every place, every workspace, and what the person menu can do. Opens when it mounts. */
export default function CommandPalette({ workspaces }: CommandPaletteProps) {
  const { workspace } = useWorkspace();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const leave = useSignOut();
  useEffect(() => spotlight.open(), []);

  const groups: SpotlightActionGroupData[] = [
    {
      group: 'Go to',
      actions: allPlaces.map(({ to, label, icon: Picture }) => ({
        id: to,
        label,
        leftSection: <Picture {...picture} />,
        onClick: () => void navigate({ to, params: { workspaceId: workspace.id } }),
      })),
    },
    {
      group: 'Workspaces',
      actions: [
        ...workspaces
          .filter(({ id }) => id !== workspace.id)
          .map(({ id, name, kind }) => ({
            id,
            label: name,
            leftSection: kind === 'sandbox' ? <IconFlask2 {...picture} /> : <IconServer2 {...picture} />,
            onClick: () => void navigate({ to: '/w/$workspaceId', params: { workspaceId: id } }),
          })),
        {
          id: 'add-workspace',
          label: 'Add a workspace',
          leftSection: <IconPlus {...picture} />,
          onClick: () => void navigate({ to: '/welcome' }),
        },
      ],
    },
    {
      group: 'This page',
      actions: [
        {
          id: 'light',
          label: 'Light colours',
          leftSection: <IconSun {...picture} />,
          onClick: () => setColorScheme('light'),
        },
        {
          id: 'dark',
          label: 'Dark colours',
          leftSection: <IconMoon {...picture} />,
          onClick: () => setColorScheme('dark'),
        },
        { id: 'sign-out', label: 'Sign out', leftSection: <IconLogout {...picture} />, onClick: leave },
      ],
    },
  ];

  return (
    <Spotlight
      actions={groups}
      shortcut={null}
      nothingFound="Nothing by this name"
      scrollable
      maxHeight={420}
      radius="lg"
      classNames={{
        content: classes.content,
        search: classes.search,
        actionsGroup: classes.group,
        action: classes.action,
      }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      searchProps={{
        size: 'lg',
        leftSection: <IconSearch size={17} aria-hidden />,
        placeholder: 'Find or do anything',
        'aria-label': 'Find or do anything',
      }}
    />
  );
}
