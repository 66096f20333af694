import { Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconDots, IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Avatar } from '../../components/people/Avatar';
import { problemToast } from '../../components/feedback/undo-toast';
import { sessionQuery, signOut } from '../../features/session/api/session';
import { useWorkspace } from '../../lib/workspace';
import classes from './PersonMenu.module.css';

const schemes: { value: MantineColorScheme; label: string }[] = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Signs out, forgets everything that was loaded, and goes to the door. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  const router = useRouter();
  return () => {
    signOut()
      .then(() => {
        // The door asks who is here; the old answer must not let anybody back in.
        queries.removeQueries({ queryKey: sessionQuery().queryKey });
        return router.navigate({ to: '/sign-in' });
      })
      .then(() => queries.clear())
      .catch((error: unknown) => problemToast('You are still signed in', error));
  };
}

/** Who is here, how the page looks, and the way out. */
export function PersonMenu({ rail = false }: { rail?: boolean }) {
  const { person } = useWorkspace();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useSignOut();
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <UnstyledButton
          className={classes.target}
          data-rail={rail || undefined}
          aria-label={rail ? `You: ${person.name}` : undefined}
        >
          <Avatar name={person.name} size={rail ? 28 : 26} />
          {!rail && <span className={`truncate ${classes.name}`}>{person.name}</span>}
          {!rail && <IconDots size={15} color="var(--mw-text-3)" aria-hidden />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{person.email}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>Colours</Menu.Label>
        {schemes.map(({ value, label }) => (
          <Menu.Item
            key={value}
            aria-current={value === colorScheme ? 'true' : undefined}
            leftSection={<IconCheck size={14} opacity={value === colorScheme ? 1 : 0} aria-hidden />}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={14} aria-hidden />} onClick={leave}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
