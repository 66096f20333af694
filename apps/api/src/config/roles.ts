/** What one process can be asked to do; any mix of them runs together in one process. */
export const ROLES = ['api', 'sender', 'inbox', 'jobs', 'sandbox'] as const;
export type RoleName = (typeof ROLES)[number];

export const isRoleName = (word: string): word is RoleName => (ROLES as readonly string[]).includes(word);

/** Reads a comma-separated list such as `api,sender`; an unknown word is said by its name. */
export function parseRoles(list: string): { roles: RoleName[] } | { unknown: string } {
  const words = list.split(',').map((word) => word.trim());
  const roles: RoleName[] = [];
  for (const word of words.filter(Boolean)) {
    if (!isRoleName(word)) return { unknown: word };
    if (!roles.includes(word)) roles.push(word);
  }
  return roles.length > 0 ? { roles } : { unknown: list };
}

/**
 * NODE_OPTIONS of a process that reads mailboxes. Of its memory most is what a mail leaves behind: by itself V8 lets that
 * grow to 380 MB at a first sync, so it is asked to tidy up earlier, which costs a tenth of the speed. Alone the reader
 * needs less than beside other roles; large mails are looked at in threads with a limit of their own.
 */
export function nodeOptionsFor(roles: readonly RoleName[]): string | undefined {
  if (!roles.includes('inbox')) return undefined;
  return `--max-semi-space-size=2 --max-old-space-size=${roles.length === 1 ? 256 : 512}`;
}
