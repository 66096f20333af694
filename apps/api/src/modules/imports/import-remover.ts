import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { PeopleIntake } from '../contacts/public.js';
import { ImportsRepository } from './imports.repository.js';

/** People per transaction. */
const BATCH = 10_000;

/** Takes an import back, in batches: first its memberships, then the people it made whom nobody touched since. */
@Injectable()
export class ImportRemover {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsRepository,
    private readonly intake: PeopleIntake,
    private readonly live: LiveBus,
  ) {}

  async run(workspaceId: string, importId: string, signal: AbortSignal): Promise<void> {
    const found = await this.imports.byId(this.database.manager, workspaceId, importId);
    if (found?.state !== 'rolled_back' || found.rolledBackAt) return;
    const { listId } = found;
    const steps = [
      (manager: EntityManager) =>
        listId
          ? this.intake.removeMembershipsOf(manager, workspaceId, importId, listId, BATCH)
          : Promise.resolve(0),
      async (manager: EntityManager) => {
        const removed = await this.intake.removeUntouchedOf(manager, workspaceId, importId, BATCH);
        await this.imports.addRemoved(manager, workspaceId, importId, removed);
        return removed;
      },
    ];
    for (const step of steps) {
      for (let removed = BATCH; removed > 0;) {
        signal.throwIfAborted();
        removed = await this.database.transaction(async (manager) => {
          const count = await step(manager);
          await this.imports.touch(manager, workspaceId, importId);
          await this.live.tell(manager, { workspaceId, topic: `import:${importId}` });
          return count;
        });
      }
    }
    await this.database.transaction(async (manager) => {
      await this.imports.endRollBack(manager, workspaceId, importId);
      for (const topic of [`import:${importId}`, 'imports', 'contacts', 'lists'])
        await this.live.tell(manager, { workspaceId, topic });
    });
  }
}
