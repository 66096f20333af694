import type { ReactNode } from 'react';
import { PlainLink } from '../../../components/layout/QuietLink';
import { useWorkspace } from '../../../lib/workspace';
import type { RecipientsSearch } from '../search';

interface RecipientsLinkProps {
  /** of the campaign */
  id: string;
  search: RecipientsSearch;
  children?: ReactNode;
}

/** From a number to the people behind it. */
export function RecipientsLink({ id, search, children }: RecipientsLinkProps) {
  const { workspace } = useWorkspace();
  return (
    <PlainLink
      to="/w/$workspaceId/campaigns/$id/recipients"
      params={{ workspaceId: workspace.id, id }}
      search={search}
    >
      {children}
    </PlainLink>
  );
}
