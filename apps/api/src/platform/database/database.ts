import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** The one door to PostgreSQL. Repositories take the manager they are given, so a transaction is always visible. */
@Injectable()
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /** Outside any transaction: each statement is its own. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /** All or nothing; whatever `work` throws rolls it back. */
  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }
}

/** Rows of a statement, with the type that the statement's file promises. */
export async function rows<T>(manager: EntityManager, sql: string, parameters: unknown[] = []): Promise<T[]> {
  const result: unknown = await manager.query(sql, parameters);
  // TypeORM answers UPDATE and DELETE … RETURNING as [rows, count], everything else as rows.
  if (
    Array.isArray(result) &&
    result.length === 2 &&
    Array.isArray(result[0]) &&
    typeof result[1] === 'number'
  )
    return result[0] as T[];
  return result as T[];
}

/** The only row of a statement, or null. */
export async function row<T>(
  manager: EntityManager,
  sql: string,
  parameters: unknown[] = [],
): Promise<T | null> {
  return (await rows<T>(manager, sql, parameters))[0] ?? null;
}

/** How many rows an UPDATE or DELETE changed: a compare-and-set asks whether it won. */
export async function changed(
  manager: EntityManager,
  sql: string,
  parameters: unknown[] = [],
): Promise<number> {
  const result: unknown = await manager.query(sql, parameters);
  return Array.isArray(result) && typeof result[1] === 'number' ? result[1] : 0;
}
