import { createContext, use } from 'react';

/** The workspace a page belongs to, as far as every page needs to know it. */
export interface Workspace {
  id: string;
  name: string;
  /** a sandbox never becomes real, nor a real workspace a sandbox */
  sandbox: boolean;
}

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
