import { expect, test } from 'vitest';
import { databaseTroubleOf } from './database-trouble.js';

const failed = (code: string | undefined, message: string) => Object.assign(new Error(message), { code });

test.each([
  ['53100', 'could not extend file "base/16384/16401": No space left on device', 'out_of_space'],
  ['25006', 'cannot execute UPDATE in a read-only transaction', 'read_only'],
  ['53300', 'sorry, too many clients already', 'too_busy'],
  ['57P01', 'terminating connection due to administrator command', 'unreachable'],
  ['57P03', 'the database system is starting up', 'unreachable'],
  ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432', 'unreachable'],
  ['ECONNRESET', 'read ECONNRESET', 'unreachable'],
  [undefined, 'Connection terminated unexpectedly', 'unreachable'],
  [undefined, 'timeout exceeded when trying to connect', 'unreachable'],
  ['58030', 'could not write to file "pg_wal/xlogtemp.7": Input/output error', 'cannot_write'],
])('%s, “%s”, is %s', (code, message, kind) => {
  expect(databaseTroubleOf(failed(code, message))).toMatchObject({ kind, words: message });
  // As TypeORM wraps it.
  const wrapped = Object.assign(new Error(message), { driverError: { code } });
  expect(databaseTroubleOf(wrapped)?.kind).toBe(kind);
});

test('several addresses of one name are one trouble', () => {
  const all = new AggregateError([failed('ECONNREFUSED', 'connect ECONNREFUSED ::1:5432')]);
  expect(databaseTroubleOf(all)?.kind).toBe('unreachable');
});

test.each([
  ['23505', 'duplicate key value violates unique constraint "contacts_pkey"'],
  ['42601', 'syntax error at or near "slect"'],
  [undefined, 'Cannot read properties of undefined'],
])('%s, “%s”, is our own fault and stays one', (code, message) => {
  expect(databaseTroubleOf(failed(code, message))).toBeNull();
});
