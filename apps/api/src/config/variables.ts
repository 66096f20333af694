import { z } from 'zod';
import { parseRoles, type RoleName } from './roles.js';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const httpUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'must be an http or https address',
  )
  .transform((text) => text.replace(/\/+$/, ''));

const postgresUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol),
    'must look like postgres://user:password@host:5432/database',
  );

const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine(
    (bytes) => bytes.length === 32,
    'must be 32 bytes in base64 (make one with: openssl rand -base64 32)',
  );

const roles = z.string().transform((list, context): RoleName[] => {
  const parsed = parseRoles(list);
  if ('roles' in parsed) return parsed.roles;
  context.addIssue({ code: 'custom', message: `has the unknown role "${parsed.unknown}"` });
  return z.NEVER;
});

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

/** Every environment variable that Mailwright reads, each with its sentence. An empty value counts as not set. */
export const variables = z.object({
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(1, 'must be a port number')
    .max(65_535, 'must be a port number')
    .default(3000)
    .describe('The port of the web page, the API and the tracking links.'),
  HOST: z.string().default('127.0.0.1').describe('The address to listen on; wider than loopback is for a reverse proxy in front.'),
  PUBLIC_URL: httpUrl.optional().describe('The address under which recipients and users reach this installation; links in mails begin with it.'),
  TRUSTED_PROXIES: list.default([]).describe('Addresses of reverse proxies, separated by commas, whose X-Forwarded-For is believed.'),
  DATABASE_URL: postgresUrl.optional().describe('A PostgreSQL 18 of your own; without it Mailwright brings and runs one under DATA_DIR.'),
  DATABASE_POOL_SIZE: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(2, 'must be at least 2')
    .max(100, 'must be at most 100')
    .default(10)
    .describe('Connections to the database per process.'),
  DATA_DIR: z.string().default('.data').describe('Where this machine keeps its files; a relative path begins at the project.'),
  SECRET_KEY: key.optional().describe('The master key, 32 bytes in base64; without it one is made and kept in DATA_DIR/secret.key.'),
  ROLES: roles.optional().describe('Run only these roles, in this one process: api, sender, inbox, jobs, sandbox.'),
  SENDER_ID: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'may have letters, digits, dots, dashes and underscores only')
    .optional()
    .describe('The name of this machine\'s sender and of its journal; two senders must not share one.'),
  SENDER_GIVEN_UP_AFTER: z.coerce
    .number('must be a number of seconds')
    .int('must be a whole number of seconds')
    .min(10, 'must be at least 10 seconds')
    .max(3_600, 'must be at most an hour')
    .default(120)
    .describe('After so many seconds of silence a sender is given up: what it had in flight is in doubt. The same on all machines.'),
  OAUTH_TEST_AUTHORITY: httpUrl
    .refine((url) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname), 'must be an address of this machine')
    .optional()
    .describe('For tests alone: a stand-in on this machine for Google and Microsoft; signing in then works with servers of this machine only.'),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)
    .default('info')
    .describe('How much is logged.'),
  LOG_FORMAT: z
    .enum(['auto', 'json', 'pretty'], 'must be auto, json or pretty')
    .default('auto')
    .describe('JSON lines, or lines for people; auto is for people on a terminal.'),
}); // prettier-ignore

export type Variables = z.infer<typeof variables>;
