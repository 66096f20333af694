import type { EntityManager } from 'typeorm';
import { row } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/domain-error.js';
import type { WorkspaceKind } from './server-rules.js';

/** Real or sandbox: decided when the workspace was made and never changed. */
export async function workspaceKind(manager: EntityManager, workspaceId: string): Promise<WorkspaceKind> {
  const found = await row<{ kind: WorkspaceKind }>(
    manager,
    `select kind from workspace_kinds where workspace_id = $1`,
    [workspaceId],
  );
  if (!found) throw notFound('workspace');
  return found.kind;
}

/** A new id of the kind that sorts by time; made before the row, because the password is sealed with it. */
export async function newId(manager: EntityManager): Promise<string> {
  const made = await row<{ id: string }>(manager, `select uuidv7() as id`);
  if (!made) throw new Error('uuidv7() returned no row.');
  return made.id;
}
