import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWorkspace } from '../../lib/workspace';
import { Num } from '../../components/numbers/Num';
import type { NavigationCounts, Place } from './navigation';
import classes from './NavItem.module.css';

interface NavItemProps {
  place: Place;
  counts: NavigationCounts;
  /** picture alone, its name in a tooltip */
  rail?: boolean;
}

export function NavItem({ place, counts, rail = false }: NavItemProps) {
  const { workspace } = useWorkspace();
  const { icon: Picture, label } = place;
  const count = place.count && counts[place.count];
  const loud = place.count === 'inbox' && (count ?? 0) > 0;
  const link = (
    <Link
      to={place.to}
      params={{ workspaceId: workspace.id }}
      activeOptions={{ exact: place.exact ?? false, includeSearch: false }}
      className={classes.item}
      data-rail={rail || undefined}
      aria-label={rail ? label : undefined}
    >
      <Picture size={17} stroke={1.7} aria-hidden />
      {!rail && <span className="truncate">{label}</span>}
      {!rail && count !== undefined && (
        <span className={classes.count} data-loud={loud || undefined}>
          <Num value={count} />
        </span>
      )}
      {rail && loud && <span className={classes.dot} aria-hidden />}
    </Link>
  );
  return rail ? (
    <Tooltip label={label} position="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
