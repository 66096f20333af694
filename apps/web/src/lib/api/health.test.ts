import { expect, it } from 'vitest';
import { troubleOf } from './health';

const part = (name: string, status: 'ok' | 'degraded' | 'failing', says: string) => ({ name, status, says });

it('says nothing while all is well, or before the first answer', () => {
  expect(troubleOf(undefined)).toBeNull();
  expect(troubleOf({ status: 'ok', version: '1', parts: [] })).toBeNull();
});

it('says what fails, and leaves out what only follows from it', () => {
  const parts = [
    part('database', 'failing', 'PostgreSQL is read-only.'),
    part('sender', 'degraded', 'Sending: cannot be seen now.'),
  ];
  expect(troubleOf({ status: 'failing', version: '1', parts })).toEqual({
    tone: 'bad',
    says: 'PostgreSQL is read-only.',
  });
});

it('says which part does not run', () => {
  const parts = [
    part('database', 'ok', 'PostgreSQL answers.'),
    part('sender', 'degraded', 'Sending: no process.'),
  ];
  expect(troubleOf({ status: 'degraded', version: '1', parts })).toEqual({
    tone: 'wait',
    says: 'Sending: no process.',
  });
});

it('says that nothing answers at all', () => {
  expect(troubleOf({ status: 'unreachable' })?.says).toContain('does not answer');
});
