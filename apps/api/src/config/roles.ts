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
