import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { createLogger } from './logger.js';

function logged(format: 'json' | 'pretty', write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  write(
    createLogger({ name: 'web', level: 'info', format }, { write: (line: string) => void (text += line) }),
  );
  return stripVTControlCharacters(text);
}

test('a line is one JSON object with its event and the name of the process', () => {
  const line = JSON.parse(logged('json', (logger) => logger.info({ event: 'http.started', port: 3000 })));
  expect(line).toMatchObject({ level: 30, name: 'web', event: 'http.started', port: 3000 });
  expect(Date.parse(line.time)).not.toBeNaN();
});

test('secrets are cut by their key and addresses wherever they appear', () => {
  const error = Object.assign(new Error('550 5.1.1 <jane.doe+x@example.com>: Recipient address rejected'), {
    parameters: ['hunter1'],
  });
  const text = logged('json', (logger) => {
    logger.error({ event: 'e', err: error, password: 'hunter2', account: { password: 'hunter3', id: 7 } });
    logger.info({
      event: 'e',
      says: 'postgres://mailwright:hunter4@127.0.0.1:5432/x',
      to: 'joe@example.org',
    });
  });
  expect(text).not.toMatch(/jane|joe|hunter\d/);
  expect(text).toContain('550 5.1.1 <[address]>: Recipient address rejected');
  expect(text).toContain('"id":7');
});

test('people get one readable line, and the stack of an error below it', () => {
  expect(logged('pretty', (logger) => logger.info({ event: 'http.started', port: 3000 }))).toMatch(
    /^\d\d:\d\d:\d\d info {2}web +http\.started port=3000\n$/,
  );
  expect(logged('pretty', (logger) => logger.error({ event: 'x', err: new Error('broken') }))).toMatch(
    /error web +x\n {2}Error: broken\n {6}at /,
  );
});
