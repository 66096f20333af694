import { createContext, use } from 'react';
import type { Workspace } from '@mailwright/contracts';

/** Who is looking at the page. */
export interface Person {
  id: string;
  name: string;
  email: string;
}

export interface WorkspaceView {
  workspace: Workspace;
  person: Person;
}

const WorkspaceContext = createContext<WorkspaceView | null>(null);
export const WorkspaceProvider = WorkspaceContext.Provider;

/**
 * The workspace and the person of the page. Its id is also in the route's parameters; take it from here.
 * Throws outside `/w/$workspaceId`, which is a mistake in the page, not in the data.
 */
export function useWorkspace(): WorkspaceView {
  const view = use(WorkspaceContext);
  if (!view) throw new Error('useWorkspace is for pages below /w/$workspaceId');
  return view;
}

/** Whether this person may change things here: viewers look, editors send, owners also set up. */
export function useMayEdit(): boolean {
  return useWorkspace().workspace.role !== 'viewer';
}
