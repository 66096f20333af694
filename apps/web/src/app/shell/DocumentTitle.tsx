import { useEffect } from 'react';
import { useMatches } from '@tanstack/react-router';
import { useOwnPageTitle } from '../../lib/page-title';

/** What the page is called: its object's name once known, otherwise the route's title. */
export function useShownTitle(): string {
  const own = useOwnPageTitle();
  const ofRoute = useMatches({ select: (matches) => matches.at(-1)?.staticData.title });
  return own ?? ofRoute ?? 'Mailwright';
}

/** Keeps the browser's tab named after the page. */
export function DocumentTitle() {
  const title = useShownTitle();
  useEffect(() => {
    document.title = title === 'Mailwright' ? title : `${title} · Mailwright`;
  }, [title]);
  return null;
}
