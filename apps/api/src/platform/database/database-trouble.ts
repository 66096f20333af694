/** Why PostgreSQL cannot be used now. Each passes by itself or by what a person does to the server; none is our request's fault. */
export type TroubleKind = 'unreachable' | 'read_only' | 'out_of_space' | 'too_busy' | 'cannot_write';

export interface DatabaseTrouble {
  kind: TroubleKind;
  /** A sentence for people. */
  says: string;
  /** What a person can do. */
  remedy: string;
  /** The server's own, or the system's. */
  words: string;
}

interface Rule {
  kind: TroubleKind;
  /** SQLSTATE, or the code of a system error. */
  codes?: readonly string[];
  /** Where the error carries no code: a part of its message. */
  words?: RegExp;
}

/** By SQLSTATE (PostgreSQL, appendix A) and by the codes of Node; words only where the driver gives no code. */
const RULES: readonly Rule[] = [
  // could not extend file "base/16384/16401": No space left on device
  { kind: 'out_of_space', codes: ['53100'] },
  // cannot execute UPDATE in a read-only transaction: a standby, or a provider that locked a full disk
  { kind: 'read_only', codes: ['25006'] },
  // sorry, too many clients already
  { kind: 'too_busy', codes: ['53300', '53200', '53000'] },
  {
    kind: 'unreachable',
    // terminating connection due to administrator command · the database system is starting up · connection_failure
    codes: ['57P01', '57P02', '57P03', '57P05', '08000', '08001', '08003', '08004', '08006'],
  },
  {
    kind: 'unreachable',
    codes: ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  },
  {
    kind: 'unreachable',
    words:
      /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Connection ended unexpectedly/,
  },
  // PANIC could not write to file, input/output error
  { kind: 'cannot_write', codes: ['58030', 'XX001', 'XX002'] },
]; // prettier-ignore

const SAYS: Record<TroubleKind, Pick<DatabaseTrouble, 'says' | 'remedy'>> = {
  unreachable: {
    says: 'PostgreSQL does not answer. Sending waits; nothing that servers said is lost.',
    remedy: 'It goes on by itself when the database is back: look whether PostgreSQL runs.',
  },
  read_only: {
    says: 'PostgreSQL takes no changes: it is read-only. Sending waits; nothing that servers said is lost.',
    remedy: 'A provider does this to a full disk, a failover to a standby: make it writable again.',
  },
  out_of_space: {
    says: 'PostgreSQL has no space left on its disk. Sending waits; nothing that servers said is lost.',
    remedy: 'Free space on the disk of the database; it goes on by itself.',
  },
  too_busy: {
    says: 'PostgreSQL takes no more connections or memory.',
    remedy: 'Raise max_connections, or lower DATABASE_POOL_SIZE.',
  },
  cannot_write: {
    says: 'PostgreSQL cannot write to its disk. Sending waits; nothing that servers said is lost.',
    remedy: 'Look at the disk and the log of the database.',
  },
};

/** What an error says about the database, or null where it is about something else. */
export function databaseTroubleOf(error: unknown): DatabaseTrouble | null {
  if (!(error instanceof Error)) return null;
  // A name with several addresses fails with one error for each.
  if (error instanceof AggregateError && error.errors.length > 0) return databaseTroubleOf(error.errors[0]);
  const code = codeOf(error);
  const rule = RULES.find(
    (one) => (code !== null && one.codes?.includes(code)) || one.words?.test(error.message),
  );
  return rule ? { kind: rule.kind, ...SAYS[rule.kind], words: error.message } : null;
}

/** A write that failed for a reason no rule knows: it is trouble all the same. */
export const unknownTrouble = (error: unknown): DatabaseTrouble => ({
  kind: 'cannot_write',
  ...SAYS.cannot_write,
  words: error instanceof Error ? error.message : String(error),
});

function codeOf(error: Error): string | null {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  if (typeof code === 'string') return code;
  return typeof driverError?.code === 'string' ? driverError.code : null;
}
