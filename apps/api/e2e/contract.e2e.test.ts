import { endpoints, openApiDocument, type Endpoint } from '@mailwright/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../src/config/project-root.js';
import { Mailwright } from './support/mailwright-in-process.js';
import { routesOf, type FoundRoute } from './support/routes-of.js';
import type { Visitor } from './support/visitor.js';

let mailwright: Mailwright;
let routes: FoundRoute[];
let stranger: Visitor;
let owner: Visitor;

beforeAll(async () => {
  mailwright = await Mailwright.start(['api']);
  routes = routesOf(mailwright.running.app as NestFastifyApplication);
  owner = await mailwright.owner();
  stranger = mailwright.visitor();
});
afterAll(() => mailwright.stop());

const documented = endpoints.filter((endpoint) => !endpoint.internal);
const SOME_ID = '01a1fbdc-a59c-7f42-9e94-eded84089e4e';
/** Node's client cannot send a body with these without saying how long it is. */
const bodyOf = ({ method }: Endpoint): object | undefined =>
  method === 'GET' || method === 'DELETE' ? undefined : {};
const pathOf = ({ path }: Endpoint): string => path.replaceAll(/:\w+/g, SOME_ID);

describe('the API', () => {
  it('has no handler without an endpoint, so none without an access rule and schemas', () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(routes.filter((route) => route.endpoint === null).map((route) => route.handler)).toEqual([]);
  });

  it('takes input only through the endpoint, never by a parameter of its own', () => {
    expect(
      routes
        .filter((route) => route.rawParameters.length > 0)
        .map((route) => `${route.handler}: ${route.rawParameters.join(', ')}`),
    ).toEqual([]);
  });

  it('serves every endpoint that the document describes, and describes every one that it serves', () => {
    const served = new Set(
      routes.flatMap((route) => (route.endpoint && !route.endpoint.internal ? [route.endpoint.id] : [])),
    );
    expect([...served].sort()).toEqual(documented.map((endpoint) => endpoint.id).sort());
  });

  it('has an OpenAPI document that is current (npm run openapi)', () => {
    const path = join(PROJECT_ROOT, 'libs/contracts/openapi.json');
    const committed = JSON.parse(readFileSync(path, 'utf8')) as {
      info: { title: string; version: string; description: string };
    };
    expect(JSON.parse(JSON.stringify(openApiDocument(endpoints, committed.info)))).toEqual(committed);
  });

  it('lets nobody in who is not signed in, except where the endpoint says public', async () => {
    for (const endpoint of documented.filter(({ access }) => access !== 'public')) {
      const { status } = await stranger.send(endpoint.method, pathOf(endpoint), bodyOf(endpoint));
      expect(`${endpoint.id}: ${status}`).toBe(`${endpoint.id}: 401`);
    }
  });

  it('tells a stranger to a workspace nothing, not even that it exists', async () => {
    for (const endpoint of documented.filter(({ path }) => path.includes(':workspaceId'))) {
      const { status, body } = await owner.send<{ code?: string }>(
        endpoint.method,
        pathOf(endpoint),
        bodyOf(endpoint),
      );
      expect(`${endpoint.id}: ${status} ${body?.code}`).toBe(`${endpoint.id}: 404 workspace.not_found`);
    }
  });

  it('refuses a change that another site provoked with the cookie', async () => {
    const { status, body } = await owner.send<{ code: string }>(
      'POST',
      '/api/v1/workspaces',
      { name: 'Theirs', kind: 'real' },
      { origin: 'https://evil.example' },
    );
    expect([status, body.code]).toEqual([403, 'access.foreign_origin']);
  });
});
