/** The shortest and the longest time in which a send can be taken back, in seconds. */
export const UNDO_SECONDS = { least: 10, most: 60, usual: 20 } as const;

/**
 * Until when a send that was confirmed at `confirmedAt` (ISO 8601) can be taken back; nothing leaves before. A wish
 * outside 10–60 seconds is brought into it.
 */
export function undoUntil(confirmedAt: string, seconds: number = UNDO_SECONDS.usual): string {
  const bounded = Math.min(UNDO_SECONDS.most, Math.max(UNDO_SECONDS.least, Math.round(seconds)));
  return Temporal.Instant.from(confirmedAt).add({ seconds: bounded }).toString();
}
