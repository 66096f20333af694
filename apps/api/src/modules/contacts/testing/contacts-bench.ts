import { cloneDatabase } from '@mailwright/testing';
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { DataSource } from 'typeorm';
import { Database, row } from '../../../platform/database/database.js';
import { dataSourceOptions } from '../../../platform/database/data-source.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { Sealer } from '../../../platform/secrets/sealer.js';
import { SuppressionsRepository } from '../../suppressions/suppressions.repository.js';
import { SuppressionsService } from '../../suppressions/suppressions.service.js';
import { ContactsRepository } from '../contacts.repository.js';
import { ContactsService } from '../contacts.service.js';
import { FieldsRepository } from '../fields.repository.js';
import { FieldsService } from '../fields.service.js';
import { ListsRepository } from '../lists.repository.js';
import { ListsService } from '../lists.service.js';
import { PeopleIntake } from '../people-intake.service.js';
import { Selections } from '../selections.js';

/** The services of people, lists and suppressions over a database of the test file's own. */
export async function openContactsBench() {
  const clone = await cloneDatabase();
  const dataSource = await new DataSource(dataSourceOptions(clone.url, 'tests', 4)).initialize();
  const database = new Database(dataSource);
  const sealer = new Sealer(Buffer.alloc(32, 7));
  const live = new LiveBus({ databaseUrl: clone.url, listens: false }, pino({ level: 'silent' }));
  const suppressions = new SuppressionsService(database, new SuppressionsRepository(), sealer, live);
  const fields = new FieldsService(database, new FieldsRepository());
  const selections = new Selections(fields);
  const listsRepository = new ListsRepository();
  const contactsRepository = new ContactsRepository();
  const intake = new PeopleIntake(contactsRepository, listsRepository, sealer);
  return {
    database,
    sealer,
    live,
    suppressions,
    fields,
    intake,
    lists: new ListsService(database, listsRepository, selections, live),
    contacts: new ContactsService(
      database,
      contactsRepository,
      listsRepository,
      fields,
      selections,
      intake,
      suppressions,
      sealer,
      live,
    ),
    newWorkspace: () => buildWorkspace(database),
    async close() {
      await dataSource.destroy();
      await clone.drop();
    },
  };
}
export type ContactsBench = Awaited<ReturnType<typeof openContactsBench>>;

async function buildWorkspace(database: Database): Promise<string> {
  const { manager } = database;
  const made = await row<{ id: string }>(
    manager,
    `insert into auth."organization" ("name", "slug", "createdAt") values ('Test', $1, now()) returning "id"`,
    [randomUUID()],
  );
  if (!made) throw new Error('The insert returned no row.');
  await manager.query(`insert into workspaces (id, kind, name) values ($1, 'real', 'Test')`, [made.id]);
  return made.id;
}
