import type { Client } from 'pg';
import { runRoles } from '@mailwright/api/main';
import type { House } from '../send/house.js';
import { freePort } from '@mailwright/testing';

/** The API of the house with somebody signed in. */
export interface Page {
  post<T>(path: string, body: object): Promise<T>;
  get<T>(path: string): Promise<T>;
  close(): Promise<void>;
}

const OWNER = { name: 'Bench', email: 'bench@example.com', password: 'a long enough password' };

export async function openPage(house: House): Promise<Page> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const running = await runRoles({ ...house.config, port, publicUrl: origin }, ['api']);
  let cookie = '';
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(new URL(path, origin), {
      method,
      headers: { origin, cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const set = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  await call('POST', '/api/v1/owner', OWNER);
  await join(house.client, house.workspaceId);
  await call('POST', '/api/auth/sign-in/email', { email: OWNER.email, password: OWNER.password });
  return {
    post: (path, body) => call('POST', `/api/v1/workspaces/${house.workspaceId}${path}`, body),
    get: (path) => call('GET', `/api/v1/workspaces/${house.workspaceId}${path}`),
    close: () => running.stop(),
  };
}

async function join(client: Client, workspaceId: string): Promise<void> {
  await client.query(
    `insert into auth."member" ("organizationId", "userId", "role", "createdAt")
       select $1, "id", 'owner', now() from auth."user" where "email" = $2`,
    [workspaceId, OWNER.email],
  );
}
