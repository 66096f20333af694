import type { Workspace } from '@mailwright/contracts';
import type { WorkspaceRow } from './workspaces.repository.js';

export const presentWorkspace = (row: WorkspaceRow): Workspace => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  role: row.role,
  legalName: row.legalName,
  postalAddress: row.postalAddress,
  timeZone: row.timeZone,
  currency: row.currency,
  browserOrdersCount: row.browserOrdersCount,
  browserOrderLimit: row.browserOrderLimit,
  keepOriginalsDays: row.keepOriginalsDays,
  version: row.version,
  sandbox:
    row.worldState === null
      ? null
      : {
          state: row.worldState,
          says: row.worldSays ?? '',
          people: row.worldPeople ?? 0,
          pendingActs: row.worldPendingActs ?? 0,
        },
});
