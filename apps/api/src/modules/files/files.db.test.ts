import { FILE_MAX_BYTES, MAIL_FILES_MAX_BYTES } from '@mailwright/contracts';
import { cloneDatabase, type TestDatabase } from '@mailwright/testing';
import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dataSourceOptions } from '../../platform/database/data-source.js';
import { Database, rows } from '../../platform/database/database.js';
import { FilesRepository } from './files.repository.js';
import { FilesService } from './files.service.js';
import { RemoveUnusedFilesJob } from './jobs/remove-unused-files.job.js';

let clone: TestDatabase;
let database: Database;
let files: FilesService;
let job: RemoveUnusedFilesJob;
let ws: string;

beforeAll(async () => {
  clone = await cloneDatabase();
  database = new Database(await new DataSource(dataSourceOptions(clone.url, 'tests', 4)).initialize());
  files = new FilesService(database, new FilesRepository());
  job = new RemoveUnusedFilesJob(database, new FilesRepository());
});
afterAll(async () => {
  await database.dataSource.destroy();
  await clone.drop();
});
beforeEach(async () => {
  ws = randomUUID();
  await database.manager.query(
    `insert into auth.organization ("id", "name", "slug", "createdAt") values ($1::uuid, 'Files', $1::uuid::text, now())`,
    [ws],
  );
  await database.manager.query(`insert into workspaces (id, name, kind) values ($1, 'Files', 'real')`, [ws]);
});

const upload = (bytes: Buffer, name = 'price list.pdf') => files.upload(ws, name, Readable.from([bytes]));
const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)]);
const admit = (...wanted: Awaited<ReturnType<typeof upload>>[]) =>
  database.transaction((manager) => files.admit(manager, ws, wanted));
const stored = () =>
  rows<{ id: string; pieces: number }>(
    database.manager,
    `select f.id, (select count(*)::int from file_pieces p where p.file_id = f.id) as pieces from files f where workspace_id = $1`,
    [ws],
  );
const aged = () =>
  database.manager.query(`update files set used_at = now() - interval '25 hours' where workspace_id = $1`, [
    ws,
  ]);

describe('an upload', () => {
  test('is kept in pieces and read back to the byte', async () => {
    const bytes = pdf(1_300_000);
    const made = await upload(bytes);
    expect(made).toMatchObject({
      fileName: 'price list.pdf',
      contentType: 'application/pdf',
      bytes: bytes.length,
    });
    expect(await stored()).toEqual([{ id: made.fileId, pieces: 3 }]);
    expect((await files.read(ws, made.fileId))?.equals(bytes)).toBe(true);
    expect(await files.read(randomUUID(), made.fileId)).toBeNull();
  });

  test('of the same bytes is the same file, under its own name, also when two come at once', async () => {
    const bytes = pdf(700_000);
    const made = await Promise.all([upload(bytes, 'a.pdf'), upload(bytes, 'b.pdf'), upload(bytes, 'c.pdf')]);
    expect(new Set(made.map(({ fileId }) => fileId)).size).toBe(1);
    expect(made.map(({ fileName }) => fileName)).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
    expect(await stored()).toHaveLength(1);
  });

  test.each([
    ['larger than 10 MB', () => upload(pdf(FILE_MAX_BYTES + 1)), 'file.too_large'],
    ['empty', () => upload(Buffer.alloc(0)), 'file.empty'],
    ['a program', () => upload(Buffer.from('MZ…'), 'photo.jpg'), 'file.refused'],
  ])('that is %s leaves nothing behind', async (_, act, code) => {
    await expect(act()).rejects.toMatchObject({ code });
    expect(await stored()).toEqual([]);
  });

  test('that breaks off leaves nothing behind', async () => {
    const broken = Readable.from(
      (async function* () {
        yield pdf(600_000);
        throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
      })(),
    );
    await expect(files.upload(ws, 'a.pdf', broken)).rejects.toThrow('aborted');
    expect(await stored()).toEqual([]);
  });
});

describe('files of a mail', () => {
  test('are taken by their own size and type, whatever is said of them, under safe names', async () => {
    const made = await upload(pdf(2_000));
    expect(await admit({ ...made, bytes: 1, contentType: 'text/html', fileName: '../x\u202e.pdf' })).toEqual([
      { ...made, fileName: 'x.pdf' },
    ]);
  });

  test('are refused above 18 MB in all, when they are another workspace’s, and under a name that servers refuse', async () => {
    const large = await upload(pdf(FILE_MAX_BYTES));
    expect(MAIL_FILES_MAX_BYTES).toBeLessThan(2 * FILE_MAX_BYTES);
    await expect(admit(large, large)).rejects.toMatchObject({ code: 'file.too_many_bytes' });
    await expect(
      database.transaction((manager) => files.admit(manager, randomUUID(), [large])),
    ).rejects.toMatchObject({ code: 'file.not_found' });
    await expect(admit({ ...large, fileName: 'x.exe' })).rejects.toMatchObject({ code: 'file.refused' });
  });
});

describe('the nightly removal', () => {
  const perform = () => job.perform({}, new AbortController().signal);
  const named = ({ fileId }: { fileId: string }) => JSON.stringify([{ fileId }]);

  test('takes what nothing names for a day, and half uploads, and leaves everything else', async () => {
    const [young, unused, attached, inTemplate, inMailing] = await Promise.all(
      ['1', '2', '3', '4', '5'].map((name) => upload(pdf(1_000), `${name}.pdf`)),
    );
    await database.manager.query(`insert into files (workspace_id) values ($1)`, [ws]);
    await aged();
    await database.manager.query(`update files set used_at = now() where id = $1`, [young!.fileId]);
    await database.manager.query(
      `insert into campaigns (workspace_id, name, attachments) values ($1, 'C', $2)`,
      [ws, named(attached!)],
    );
    await database.manager.query(
      `insert into templates (workspace_id, name, format, source, subject, preheader, attachments) values ($1, 'T', 'html', '', '', '', $2)`,
      [ws, named(inTemplate!)],
    );
    await database.manager.query(
      `insert into mailings (workspace_id, kind, account_id, message, track_opens, track_clicks, uncertain_policy, not_before)
         values ($1, 'test', uuidv7(), $2, false, false, 'never_again', now())`,
      [ws, JSON.stringify({ files: [{ fileId: inMailing!.fileId }] })],
    );
    await perform();
    expect((await stored()).map(({ id }) => id).toSorted()).toEqual(
      [young, attached, inTemplate, inMailing].map((one) => one!.fileId).toSorted(),
    );
    expect(await files.read(ws, unused!.fileId)).toBeNull();
    await perform();
    expect(await stored()).toHaveLength(4);
  });

  test('does not take what somebody names at that moment', async () => {
    const old = await upload(pdf(1_000));
    await aged();
    await database.transaction(async (manager) => {
      await files.admit(manager, ws, [old]);
      // Seen from outside it is still old and named nowhere.
      await perform();
      await manager.query(`insert into campaigns (workspace_id, name, attachments) values ($1, 'C', $2)`, [
        ws,
        named(old),
      ]);
    });
    await perform();
    expect(await stored()).toHaveLength(1);
  });
});
