import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { PROJECT_ROOT } from './project-root.js';
import type { RoleName } from './roles.js';
import { variables, type Variables } from './variables.js';

/** The settings of this machine as read from the environment, before a database or a key was looked for. */
export interface Settings {
  readonly projectRoot: string;
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  readonly databaseUrl: string | undefined;
  readonly databasePoolSize: number;
  /** Absolute. */
  readonly dataDir: string;
  /** 32 bytes, when given by the environment. */
  readonly masterKey: Buffer | undefined;
  /** Set when one process shall run these roles only. */
  readonly roles: readonly RoleName[] | undefined;
  readonly senderId: string;
  /** Silence after which a sender is given up; it stops by itself before. */
  readonly givenUpAfterSeconds: number;
  /** A stand-in for Google and Microsoft on this machine, for tests alone. */
  readonly oauthTestAuthority?: string | undefined;
  readonly logLevel: Variables['LOG_LEVEL'];
  readonly logFormat: Variables['LOG_FORMAT'];
}

/** What a role runs with: the settings, a database that answers and the master key. */
export interface Config extends Settings {
  readonly databaseUrl: string;
  readonly masterKey: Buffer;
}

/** Reads the environment; a bad value is one sentence that names its variable. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): { settings: Settings } | { says: string } {
  const given = Object.entries(environment).filter(([, value]) => value?.trim());
  const parsed = variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'environment');
    const value = name === 'SECRET_KEY' || name === 'DATABASE_URL' ? '' : ` ("${environment[name] ?? ''}")`;
    return { says: `The environment variable ${name}${value} ${issue?.message ?? 'is not valid'}.` };
  }
  return { settings: settingsFrom(parsed.data) };
}

/** The environment of a child process that runs roles of the same installation. */
export function childEnvironment(config: Config): Record<string, string | undefined> {
  const { ROLES: _roles, ...inherited } = process.env;
  return { ...inherited, DATABASE_URL: config.databaseUrl, DATA_DIR: config.dataDir };
}

function settingsFrom(read: Variables): Settings {
  const dataDir = resolve(PROJECT_ROOT, read.DATA_DIR);
  return {
    projectRoot: PROJECT_ROOT,
    port: read.PORT,
    host: read.HOST,
    publicUrl: read.PUBLIC_URL ?? `http://localhost:${read.PORT}`,
    trustedProxies: read.TRUSTED_PROXIES,
    databaseUrl: read.DATABASE_URL,
    databasePoolSize: read.DATABASE_POOL_SIZE,
    dataDir,
    masterKey: read.SECRET_KEY,
    roles: read.ROLES,
    senderId: read.SENDER_ID ?? defaultSenderId(dataDir),
    givenUpAfterSeconds: read.SENDER_GIVEN_UP_AFTER,
    oauthTestAuthority: read.OAUTH_TEST_AUTHORITY,
    logLevel: read.LOG_LEVEL,
    logFormat: read.LOG_FORMAT,
  };
}

/** Two installations on one machine have two data directories, so their senders have two names. */
function defaultSenderId(dataDir: string): string {
  const place = createHash('sha256').update(dataDir).digest('hex').slice(0, 6);
  return `${hostname()
    .replaceAll(/[^\w.-]/g, '-')
    .slice(0, 80)}-${place}`;
}
