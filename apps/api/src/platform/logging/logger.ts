import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { pretty } from './pretty.js';
import { scrub } from './scrub.js';

export interface LoggerOptions {
  /** Which process or part speaks. */
  readonly name: string;
  readonly level: string;
  readonly format: 'auto' | 'json' | 'pretty';
}

/** Keys that never reach a log, at the top or one level down; `parameters` are a failed statement's values. */
const SECRET_KEYS = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'masterKey',
  'databaseUrl',
  'body',
  'parameters',
  'email',
  'address',
];

/**
 * The logger of a process: one JSON object per line with `event` and ids (`{ event: 'campaign.batch.accepted', mailingId }`),
 * lines for people on a terminal. Secrets are cut by key, addresses wherever they appear.
 */
export function createLogger(options: LoggerOptions, stream: DestinationStream = destination(1)): Logger {
  const forPeople = options.format === 'pretty' || (options.format === 'auto' && process.stdout.isTTY);
  return pino(
    {
      level: options.level,
      base: { name: options.name },
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' },
      hooks: { streamWrite: (line) => (forPeople ? pretty(scrub(line)) : scrub(line)) },
    },
    stream,
  );
}
