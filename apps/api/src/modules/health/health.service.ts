import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { PROXY_REPORT, type ProxyReport } from '../../platform/http/watch-for-proxy.js';
import { ProcessRegistry } from '../../platform/processes/process-registry.js';

export type Status = 'ok' | 'degraded' | 'failing';
export interface Part {
  name: string;
  status: Status;
  says: string;
}

const ROLES = {
  api: 'The web page and the API',
  sender: 'Sending',
  inbox: 'Reading mailboxes',
  jobs: 'Background work',
} as const;

const UNNAMED_PROXY: Part = {
  name: 'proxy',
  status: 'degraded',
  says: 'A reverse proxy forwards requests, but TRUSTED_PROXIES does not name it: everybody shares one limit for signing in.',
};

/** What runs and what does not, seen from the database over all machines. No names and no secrets: anybody may ask. */
@Injectable()
export class HealthService {
  constructor(
    private readonly database: Database,
    private readonly processes: ProcessRegistry,
  ) {}

  async view() {
    const parts = await this.parts();
    const worst: Status = parts.some((part) => part.name === 'database' && part.status !== 'ok')
      ? 'failing'
      : parts.some((part) => part.status !== 'ok')
        ? 'degraded'
        : 'ok';
    return { status: worst, version: this.processes.version, parts };
  }

  private async parts(): Promise<Part[]> {
    try {
      await this.database.manager.query('select 1');
    } catch {
      return [
        {
          name: 'database',
          status: 'failing',
          says: 'PostgreSQL does not answer. Sending waits; nothing that servers said is lost.',
        },
      ];
    }
    const living = await this.processes.living();
    const roles = Object.entries(ROLES).map(([role, words]): Part => {
      const count = living.filter((one) => one.roles.includes(role)).length;
      return count > 0
        ? { name: role, status: 'ok', says: `${words}: ${count} running.` }
        : { name: role, status: 'degraded', says: `${words}: no process is running.` };
    });
    const proxy = living.some(({ status }) => (status[PROXY_REPORT] as ProxyReport | undefined)?.unnamed)
      ? [UNNAMED_PROXY]
      : [];
    return [{ name: 'database', status: 'ok', says: 'PostgreSQL answers.' }, ...roles, ...proxy];
  }
}
