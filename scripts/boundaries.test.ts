import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findViolations, readProject } from './boundaries.mjs';

const packages = {
  'libs/smtp': { name: '@mailwright/smtp', dependencies: { nodemailer: '1' } },
  'libs/contracts': { name: '@mailwright/contracts', dependencies: { zod: '1' } },
  'libs/testing': { name: '@mailwright/testing' },
  'apps/api': {
    name: '@mailwright/api',
    dependencies: { '@mailwright/smtp': '1', typeorm: '1', '@mailwright/testing': '1' },
  },
  'apps/web': {
    name: '@mailwright/web',
    dependencies: { '@mailwright/contracts': '1', '@mailwright/smtp': '1', react: '1' },
  },
};

/** The sentences about a project that consists of these files only. */
function violations(files: Record<string, string>): string[] {
  const rootPackage = { devDependencies: { vitest: '1' } };
  return findViolations({ files: new Map(Object.entries(files)), packages, rootPackage });
}

const M = 'apps/api/src/modules';

describe('a forbidden import is found', () => {
  const forbidden: [why: string, path: string, text: string, says: RegExp][] = [
    [
      'web → a lib other than contracts',
      'apps/web/src/app/a.ts',
      `import '@mailwright/smtp'`,
      /contracts only/,
    ],
    [
      'web → the API by a relative path',
      'apps/web/src/app/a.ts',
      `import '../../../api/src/main.js'`,
      /reaches out/,
    ],
    ['a feature → another feature', 'apps/web/src/features/a/x.ts', `import '../b/y.js'`, /app composes/],
    [
      'a component → a feature',
      'apps/web/src/components/a.ts',
      `import '../features/b/y.js'`,
      /may not import features/,
    ],
    ['a lib → Nest', 'libs/smtp/src/a.ts', `import { Module } from '@nestjs/common'`, /free of frameworks/],
    [
      'a lib → TypeORM, as a type',
      'libs/smtp/src/a.ts',
      `import type { X } from 'typeorm'`,
      /free of frameworks/,
    ],
    ['a lib → an undeclared package', 'libs/smtp/src/a.ts', `import { z } from 'zod'`, /does not declare/],
    ['a lib → an undeclared lib', 'libs/smtp/src/a.ts', `import '@mailwright/contracts'`, /does not declare/],
    ['a lib → an undeclared package, later', 'libs/smtp/src/a.ts', `await import('zod')`, /does not declare/],
    [
      'a lib → the environment',
      'libs/smtp/src/a.ts',
      `export const a = process.env.PORT`,
      /reads process\.env/,
    ],
    [
      'a module → the environment',
      `${M}/a/a.ts`,
      `export const a = process.env['PORT']`,
      /reads process\.env/,
    ],
    [
      'platform → a module',
      'apps/api/src/platform/a.ts',
      `import '../modules/b/public.js'`,
      /platform may not import module/,
    ],
    ['a module → roles', `${M}/a/a.ts`, `import '../../roles/api.js'`, /module may not import roles/],
    ['a module → an entity of another', `${M}/a/a.ts`, `import '../b/b.entity.js'`, /only public\.ts/],
    [
      'a module → a repository of another, as a type',
      `${M}/a/a.ts`,
      `import type { R } from '../b/b.repository.js'`,
      /only public\.ts/,
    ],
    ['a program → the test library', `${M}/a/a.ts`, `import '@mailwright/testing'`, /is for tests/],
    ['a barrel', `${M}/a/index.ts`, `export { a } from './a.js'`, /is a barrel/],
  ];
  const others = {
    'apps/api/src/main.ts': '',
    'apps/api/src/roles/api.ts': '',
    'apps/web/src/features/b/y.ts': '',
    [`${M}/b/b.entity.ts`]: '',
    [`${M}/b/b.repository.ts`]: '',
    [`${M}/b/public.ts`]: '',
    [`${M}/a/a.ts`]: '',
  };
  test.each(forbidden)('%s', (_why, path, text, says) => {
    expect(violations({ ...others, [path]: text })).toEqual([expect.stringMatching(says)]);
  });
});

test('what follows the direction is not found', () => {
  expect(
    violations({
      [`${M}/a/a.ts`]: `import { b } from '../b/public.js'; import '../../platform/p.js'; import '@mailwright/smtp'; import 'typeorm'`,
      [`${M}/a/a.db.test.ts`]: `import 'vitest'; import '@mailwright/testing'`,
      [`${M}/b/public.ts`]: `export { b } from './b.js'`,
      [`${M}/b/b.ts`]: `export const b = 1`,
      'apps/api/src/platform/p.ts': `import 'node:fs'`,
      'apps/api/src/config/config.ts': `export const port = process.env['PORT']`,
      'apps/web/src/app/a.ts': `import '@mailwright/contracts'; import '../features/b/y.js'; import 'react'`,
      'apps/web/src/features/b/y.ts': `import '../../components/c.js'`,
      'apps/web/src/components/c.ts': ``,
      'libs/smtp/src/index.ts': `export * from './a.js'`,
      'libs/smtp/src/a.ts': `import 'nodemailer'`,
    }),
  ).toEqual([]);
});

test('a cycle is found, one of types only is none', () => {
  const a = 'libs/smtp/src/a.ts';
  const b = 'libs/smtp/src/b.ts';
  const found = violations({ [a]: `import './b.js'; export const a = 1`, [b]: `import { a } from './a.js'` });
  expect(found).toEqual([`${a}:1 is in a cycle: ${a} → ${b} → ${a}`]);
  expect(
    violations({ [a]: `import './b.js'; export type A = 1`, [b]: `import type { A } from './a.js'` }),
  ).toEqual([]);
});

test("another module's table may not be read, a view only if a public.ts lists it", () => {
  const files = {
    'migrations/1.ts':
      'export const sql = `create view contact_facts as select 1; create view hidden as select 1`',
    [`${M}/contacts/contact.entity.ts`]: `@Entity('contacts') export class Contact {}`,
    [`${M}/contacts/public.ts`]: '/** SQL may read the view `contact_facts` (id). */ export const a = 1',
  };
  const reading = (sql: string) =>
    violations({ ...files, [`${M}/sending/sql/claim.ts`]: `export const claim = \`${sql}\`` });
  expect(reading('select * from contact_facts')).toEqual([]);
  expect(reading('select * from contacts')).toEqual([
    expect.stringContaining('reads the table contacts of the module contacts'),
  ]);
  expect(reading('select 1 from deliveries join hidden using (id)')).toEqual([
    expect.stringContaining('which no public.ts names'),
  ]);
});

test('the project itself follows its rules', () => {
  expect(findViolations(readProject(dirname(import.meta.dirname)))).toEqual([]);
});

describe('SQL on a table of workspaces', () => {
  const migration = 'create table things (\n  workspace_id uuid,\n  id uuid\n);';
  const said = (sql: string) =>
    violations({
      'migrations/1-things.ts': `const sql = \`${migration}\``,
      [`${M}/a/a.ts`]: `const sql = \`${sql}\``,
    });

  test.each([
    'select * from things where id = $1',
    'update things set id = $2 where id = $1',
    'delete from things where id = $1',
    'insert into things (id) values ($1)',
  ])('is found when it names no workspace: %s', (sql) => {
    expect(said(sql).join()).toMatch(/names the table things without the workspace/);
  });

  test.each([
    'select * from things where workspace_id = $1 and id = $2',
    'select * from others where id = $1',
  ])('is fine: %s', (sql) => {
    expect(said(sql)).toEqual([]);
  });
});
