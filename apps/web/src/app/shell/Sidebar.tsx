import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Workspace } from '@mailwright/contracts';
import { KeyHint } from '../../components/feedback/KeyHint';
import { NavItem } from './NavItem';
import { PersonMenu } from './PersonMenu';
import { WorkspaceSwitcher } from './WorkspaceSwitcher';
import { mainGroups, setUpPlaces, type NavigationCounts } from './navigation';
import classes from './Sidebar.module.css';

interface SidebarProps {
  workspaces: readonly Workspace[];
  counts: NavigationCounts;
  rail: boolean;
  /** the mini-bar of a running send */
  runningSend?: ReactNode;
  onSearch: () => void;
}

/** The navigation of wide screens: 232 px, or a 56 px rail where the page needs the room. */
export function Sidebar({ workspaces, counts, rail, runningSend, onSearch }: SidebarProps) {
  return (
    <aside className={classes.sidebar} data-rail={rail || undefined}>
      <WorkspaceSwitcher workspaces={workspaces} rail={rail} />
      {rail ? (
        <Tooltip label="Find or do anything" position="right">
          <ActionIcon size={36} aria-label="Find or do anything" onClick={onSearch}>
            <IconSearch size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      ) : (
        <UnstyledButton className={classes.search} onClick={onSearch}>
          <IconSearch size={15} aria-hidden />
          <span className={classes.searchWords}>Find or do anything</span>
          <KeyHint keys="mod+K" />
        </UnstyledButton>
      )}
      <nav aria-label="Main" className={classes.nav}>
        {mainGroups.map((group) => (
          <ul key={group.label ?? 'first'} aria-label={group.label} className={classes.group}>
            {group.label !== undefined && !rail && (
              <li className={classes.heading} aria-hidden>
                {group.label}
              </li>
            )}
            {group.places.map((place) => (
              <li key={place.to}>
                <NavItem place={place} counts={counts} rail={rail} />
              </li>
            ))}
          </ul>
        ))}
        <span className={classes.spring} />
        {!rail && runningSend}
        <ul aria-label="Set up" className={classes.group}>
          {setUpPlaces.map((place) => (
            <li key={place.to}>
              <NavItem place={place} counts={counts} rail={rail} />
            </li>
          ))}
        </ul>
      </nav>
      <PersonMenu rail={rail} />
    </aside>
  );
}
