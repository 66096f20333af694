import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readSettings, type Settings } from './config.js';
import { loadMasterKey } from './master-key.js';
import { variables } from './variables.js';

const directories: string[] = [];
afterEach(() => directories.splice(0).forEach((path) => rmSync(path, { recursive: true })));

function settings(environment: Record<string, string> = {}): Settings {
  const read = readSettings(environment);
  if ('says' in read) throw new Error(read.says);
  return read.settings;
}

const says = (environment: Record<string, string>) => readSettings(environment);

test('an empty environment is a good one, and an empty value counts as not set', () => {
  const read = settings({ DATABASE_URL: '', PORT: ' ' });
  expect(read).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    databaseUrl: undefined,
  });
  expect(read.dataDir).toBe(join(read.projectRoot, '.data'));
});

test('the public address follows the port and loses its last slash', () => {
  expect(settings({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
  expect(settings({ PUBLIC_URL: 'https://mail.example.com/' }).publicUrl).toBe('https://mail.example.com');
});

test('a bad value is one sentence that names its variable', () => {
  expect(says({ PORT: 'http' })).toEqual({
    says: 'The environment variable PORT ("http") must be a port number.',
  });
  expect(says({ PORT: '70000' })).toEqual({
    says: 'The environment variable PORT ("70000") must be a port number.',
  });
  expect(says({ ROLES: 'api,cook' })).toEqual({
    says: 'The environment variable ROLES ("api,cook") has the unknown role "cook".',
  });
});

test('a bad secret is not repeated in its sentence', () => {
  for (const name of ['SECRET_KEY', 'DATABASE_URL']) {
    const read = says({ [name]: 'hunter2' });
    expect(read).toHaveProperty('says', expect.stringContaining(name));
    expect(JSON.stringify(read)).not.toContain('hunter2');
  }
});

test('every variable has its sentence', () => {
  for (const [name, schema] of Object.entries(variables.shape)) {
    expect(schema.description, name).toMatch(/^[A-Z].*\.$/);
  }
});

test('the first start makes a master key that only its owner reads, the second finds it', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mailwright-key-'));
  directories.push(dataDir);
  const first = loadMasterKey(settings({ DATA_DIR: dataDir }));
  expect(first).toMatchObject({ made: true });
  expect(loadMasterKey(settings({ DATA_DIR: dataDir }))).toEqual({ ...first, made: false });
  const file = join(dataDir, 'secret.key');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32);
  writeFileSync(file, 'short');
  expect(loadMasterKey(settings({ DATA_DIR: dataDir }))).toHaveProperty(
    'says',
    expect.stringContaining(file),
  );
});
