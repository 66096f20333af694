import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { changed, Database, row, rows } from '../../platform/database/database.js';
import { notFound } from '../../platform/http/domain-error.js';
import { hashOfKey } from '../../platform/http/key-hash.js';
import { LiveBus } from '../../platform/live/live-bus.js';

interface KeyRow {
  id: string;
  name: string;
  prefix: string;
  role: 'editor' | 'viewer';
  createdAt: Date;
  lastUsedAt: Date | null;
}
const COLUMNS = `id, name, prefix, role, created_at as "createdAt", last_used_at as "lastUsedAt"`;

const present = (key: KeyRow) => ({
  ...key,
  createdAt: key.createdAt.toISOString(),
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
});

/** Keys for programs: 256 random bits, shown once, kept as a hash. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly live: LiveBus,
  ) {}

  async list(workspaceId: string) {
    const found = await rows<KeyRow>(
      this.database.manager,
      `select ${COLUMNS} from api_keys where workspace_id = $1 and revoked_at is null order by created_at desc`,
      [workspaceId],
    );
    return found.map(present);
  }

  async create(workspaceId: string, name: string, role: 'editor' | 'viewer') {
    const key = `mw_${randomBytes(32).toString('base64url')}`;
    const made = await row<KeyRow>(
      this.database.manager,
      `insert into api_keys (workspace_id, name, prefix, hash, role) values ($1, $2, $3, $4, $5) returning ${COLUMNS}`,
      [workspaceId, name, key.slice(0, 8), hashOfKey(key), role],
    );
    if (!made) throw new Error('The insert returned no row.');
    return { ...present(made), key };
  }

  async revoke(workspaceId: string, id: string): Promise<void> {
    const count = await changed(
      this.database.manager,
      `update api_keys set revoked_at = now() where workspace_id = $1 and id = $2 and revoked_at is null`,
      [workspaceId, id],
    );
    if (count === 0) throw notFound('key');
    await this.live.tell(this.database.manager, { workspaceId, topic: 'members' });
  }
}
