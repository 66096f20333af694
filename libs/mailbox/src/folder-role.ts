import type { ListResponse } from 'imapflow';

/** What a folder is for; only what decides whether it is read is told apart. */
export type FolderRole = 'inbox' | 'junk' | 'sent' | 'other';

export interface MailboxFolder {
  path: string;
  role: FolderRole;
  /** Whether the server said so (SPECIAL-USE, RFC 6154) or the name did. */
  roleSource: 'server' | 'name' | null;
}

/** imapflow resolves SPECIAL-USE and, where it is not offered, well-known names in some eighty languages; each role goes to one folder. */
const roles: Readonly<Record<string, FolderRole>> = {
  '\\Inbox': 'inbox',
  '\\Junk': 'junk',
  '\\Sent': 'sent',
};

/** The folders that can hold messages, in the server's order with the special ones first. */
export function describeFolders(listed: readonly ListResponse[]): MailboxFolder[] {
  return listed
    .filter((folder) => !folder.flags.has('\\Noselect') && !folder.flags.has('\\NonExistent'))
    .map((folder) => {
      const role = roles[folder.specialUse ?? ''] ?? 'other';
      if (role === 'other') return { path: folder.path, role, roleSource: null };
      return {
        path: folder.path,
        role,
        roleSource: folder.specialUseSource === 'extension' ? 'server' : 'name',
      };
    });
}
