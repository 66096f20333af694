import { QueryFailedError } from 'typeorm';

/** Whether PostgreSQL refused a row because of this unique index (SQLSTATE 23505). */
export function breaksUnique(error: unknown, index: string): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause: { code?: string; constraint?: string } = error.driverError;
  return cause.code === '23505' && cause.constraint === index;
}
