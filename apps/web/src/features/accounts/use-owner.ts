import { useWorkspace } from '../../lib/workspace';

/** Servers and their passwords are set up by owners; everybody sees how they do. */
export const useOwner = (): boolean => useWorkspace().workspace.role === 'owner';
