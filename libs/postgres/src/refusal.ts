/** Why a PostgreSQL could not be started or attached to. */
export type RefusalCode =
  | 'directory-not-writable'
  | 'data-missing'
  | 'credentials-missing'
  | 'other-major-version'
  | 'port-taken'
  | 'no-binaries'
  | 'no-postgres-user'
  | 'did-not-start';

/** An expected failure, with one sentence for the person who has to act on it. */
export interface Refusal {
  readonly state: 'refused';
  readonly code: RefusalCode;
  readonly says: string;
}

/** Carries a refusal up to the public functions, which hand it out as a value; never leaves this library. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}

/** Runs `work`; what it refuses becomes a value, anything else stays an exception. */
export async function refusalsAsValues<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return { state: 'refused', code: error.code, says: error.message };
    throw error;
  }
}

/** The `code` of a system error such as ENOENT, or undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return undefined;
}
