import type { ContactAttributes } from '@mailwright/contracts';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import { COPY_INTAKE, CREATE_INTAKE } from './sql/intake.js';

/** A person ready to be saved: the address is read, the values have their fields' types. */
export interface IntakeRow {
  email: string;
  emailKey: string;
  emailDomain: string;
  addressHash: Buffer;
  /** Empty when not known. */
  firstName: string;
  lastName: string;
  attributes: ContactAttributes;
  language: string | null;
  timeZone: string | null;
}

/** Puts people into the connection's intake table. Must be inside a transaction: its end empties the table. */
export async function fillIntake(manager: EntityManager, people: readonly IntakeRow[]): Promise<void> {
  const runner = manager.queryRunner;
  if (!runner?.isTransactionActive) throw new Error('People are taken in inside a transaction only.');
  await manager.query(CREATE_INTAKE);
  const client = (await runner.connect()) as PoolClient;
  await pipeline(Readable.from([people.map(copyLine).join('')]), client.query(copyFrom(COPY_INTAKE)));
}

/** One line of COPY's text format. */
function copyLine(person: IntakeRow): string {
  const hasAttributes = Object.keys(person.attributes).length > 0;
  return [
    escape(person.email),
    escape(person.emailKey),
    escape(person.emailDomain),
    `\\\\x${person.addressHash.toString('hex')}`,
    escape(person.firstName),
    escape(person.lastName),
    hasAttributes ? escape(JSON.stringify(person.attributes)) : '{}',
    person.language === null ? '\\N' : escape(person.language),
    person.timeZone === null ? '\\N' : escape(person.timeZone),
  ]
    .join('\t')
    .concat('\n');
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escape = (text: string): string =>
  SPECIAL.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : text;
