import { ActionIcon, Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useLocation } from '@tanstack/react-router';
import { IconDots, IconSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Workspace } from '@mailwright/contracts';
import { Logo } from '../../components/brand/Logo';
import { useWorkspace } from '../../lib/workspace';
import { useShownTitle } from './DocumentTitle';
import { NavItem } from './NavItem';
import { PersonMenu } from './PersonMenu';
import { WorkspaceSwitcher } from './WorkspaceSwitcher';
import { allPlaces, phonePlaces, type NavigationCounts } from './navigation';
import classes from './PhoneBars.module.css';

/** Title and search at the top of a phone. */
export function PhoneTopBar({ onSearch }: { onSearch: () => void }) {
  const title = useShownTitle();
  return (
    <div className={classes.top}>
      <Logo size={24} />
      <span className={`truncate ${classes.title}`}>{title}</span>
      <ActionIcon size={40} aria-label="Find or do anything" onClick={onSearch}>
        <IconSearch size={19} />
      </ActionIcon>
    </div>
  );
}

interface PhoneBottomBarProps {
  workspaces: readonly Workspace[];
  counts: NavigationCounts;
}

/** Home, Inbox, Campaigns, Results, and everything else under More. */
export function PhoneBottomBar({ workspaces, counts }: PhoneBottomBarProps) {
  const { workspace } = useWorkspace();
  const [opened, sheet] = useDisclosure(false);
  const path = useLocation({ select: (location) => location.pathname });
  const { close } = sheet;
  // Choosing a place in the sheet moves there; the sheet has done its work.
  useEffect(close, [path, close]);

  return (
    <>
      <nav aria-label="Main" className={classes.bottom}>
        {phonePlaces.map(({ to, label, icon: Picture, exact, count }) => (
          <Link
            key={to}
            to={to}
            params={{ workspaceId: workspace.id }}
            activeOptions={{ exact: exact ?? false, includeSearch: false }}
            className={classes.place}
          >
            <Picture size={21} stroke={1.7} aria-hidden />
            {label}
            {count === 'inbox' && (counts.inbox ?? 0) > 0 && <span className={classes.dot} aria-hidden />}
          </Link>
        ))}
        <UnstyledButton className={classes.place} onClick={sheet.open} aria-haspopup="dialog">
          <IconDots size={21} stroke={1.7} aria-hidden />
          More
        </UnstyledButton>
      </nav>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="auto"
        title="More"
        radius="lg"
        classNames={{ content: classes.sheetFrame }}
      >
        <WorkspaceSwitcher workspaces={workspaces} />
        <ul className={classes.sheet}>
          {allPlaces.map((place) => (
            <li key={place.to}>
              <NavItem place={place} counts={counts} />
            </li>
          ))}
        </ul>
        <PersonMenu />
      </Drawer>
    </>
  );
}
