import { endpoints, type Endpoint, isRaw } from '@mailwright/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contentsOf, furnish, MARK, type House } from './support/foreign-house.js';
import { Mailwright } from './support/mailwright-in-process.js';
import type { Visitor } from './support/visitor.js';

/**
 * Two workspaces side by side with one of everything in each. Every endpoint of the contract is walked by whoever has
 * no business there: a new one is walked as soon as it is written.
 */
let mailwright: Mailwright;
let ours: House;
let theirs: House;
/** Owner of our workspace, and nothing in theirs. */
let alice: Visitor;
let editor: Visitor;
let viewer: Visitor;
let keyOfOurs: string;

const PASSWORD = 'welcome to the office';
const SOME_ID = '01a1fbdc-a59c-7f42-9e94-eded84089e4e';

beforeAll(async () => {
  mailwright = await Mailwright.start(['api']);
  const owner = await mailwright.owner();
  const make = (name: string) =>
    owner.must<{ id: string }>('POST', '/api/v1/workspaces', { name, kind: 'real' }).then(({ id }) => id);
  const [our, their] = [await make('Ours'), await make(MARK)];
  const join = async (email: string, role: string) => {
    const at = `/api/v1/workspaces/${our}/invitations`;
    const { id } = await owner.must<{ id: string }>('POST', at, { email, role });
    const guest = mailwright.visitor();
    await guest.must('POST', `/api/v1/invitations/${id}/acceptance`, { name: email, password: PASSWORD });
    await guest.must('POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
    return guest;
  };
  alice = await join('alice@ours.example', 'owner');
  editor = await join('emil@ours.example', 'editor');
  viewer = await join('vera@ours.example', 'viewer');
  ours = await furnish(mailwright, owner, our, 'robin');
  theirs = await furnish(mailwright, owner, their, MARK);
  const key = { name: 'Shop', role: 'viewer' };
  const made = await owner.must<{ key: string }>('POST', `/api/v1/workspaces/${our}/api-keys`, key);
  keyOfOurs = made.key;
});
afterAll(() => mailwright.stop());

const scoped = endpoints.filter(({ path }) => path.includes('/:workspaceId'));
const withinWorkspace = (path: string): string => path.split('/:workspaceId')[1] ?? '';

/** The path in a workspace, with the ids of a house: `:id` after `lists` is its list. */
function pathOf({ path }: Endpoint, workspace: House, things: House): string {
  const parts = path.split('/');
  return parts
    .map((part, nth) => {
      if (part === ':workspaceId') return workspace['workspaces'];
      if (!part.startsWith(':')) return part;
      const noun = parts[nth - 1] ?? '';
      const id = things[noun];
      if (!id) throw new Error(`${path}: say in foreign-house.ts what stands after ${noun}.`);
      return id;
    })
    .join('/');
}

/** What an endpoint needs to get beyond its schema; a change needs its version. */
const bodies: Record<string, object> = {
  changeMember: { role: 'viewer' },
  addListMembers: { selection: { ids: [SOME_ID] } },
  removeListMembers: { selection: { ids: [SOME_ID] } },
  checkImport: { mapping: [{ column: 0, to: 'email' }] },
  startImport: {
    mapping: [{ column: 0, to: 'email' }],
    list: { name: 'New' },
    consentSource: 'They asked for it',
  },
  scheduleCampaign: { version: 1, at: { date: '2030-01-01', time: '10:00', timeZone: 'UTC' } },
  sendTest: { addresses: ['a@b.example.com'] },
  sendAgain: { reasons: ['rejected:policy'] },
  answerConversation: { text: 'Hello' },
};
const bodyOf = ({ id, method, body }: Endpoint): object | undefined => {
  if (method === 'GET' || method === 'DELETE') return undefined;
  if (isRaw(body)) return Buffer.from('x');
  if (body.safeParse(undefined).success) return undefined;
  return bodies[id] ?? (method === 'PATCH' ? { version: 1 } : {});
};
const headersOf = ({ body }: Endpoint): Record<string, string> =>
  isRaw(body) ? { 'content-type': body.contentTypes[0] ?? '' } : {};

interface Refusal {
  code?: string;
}
const ask = (who: Visitor, endpoint: Endpoint, path: string, headers: Record<string, string> = {}) =>
  who.send<Refusal>(endpoint.method, path, bodyOf(endpoint), { ...headersOf(endpoint), ...headers });

const rank = { viewer: 1, editor: 2, owner: 3 } as const;
const needsMore = (than: keyof typeof rank) =>
  scoped.filter(({ access }) => access in rank && rank[access as keyof typeof rank] > rank[than]);

test('every endpoint of a workspace asks for a role in it', () => {
  expect(scoped.filter(({ access }) => !(access in rank)).map(({ id }) => id)).toEqual([]);
  expect(endpoints.filter(({ path, access }) => access === 'public' && path.includes('workspaceId'))).toEqual(
    [],
  );
});

test.each(scoped.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s is shut for whoever is not signed in',
  async (_, endpoint) => {
    const { status } = await ask(mailwright.visitor(), endpoint, pathOf(endpoint, ours, ours));
    expect(status).toBe(401);
  },
);

test.each(needsMore('viewer').map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s is not for viewers',
  async (_, endpoint) => {
    const path = pathOf(endpoint, ours, ours);
    expect((await ask(viewer, endpoint, path)).status).toBe(403);
    const key = { authorization: `Bearer ${keyOfOurs}` };
    expect((await ask(mailwright.visitor(), endpoint, path, key)).status).toBe(403);
  },
);

test.each(needsMore('editor').map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s is not for editors',
  async (_, endpoint) => {
    expect((await ask(editor, endpoint, pathOf(endpoint, ours, ours))).status).toBe(403);
  },
);

describe('in the workspace of others', () => {
  test.each(scoped.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s does as if there were none',
    async (_, endpoint) => {
      const path = pathOf(endpoint, theirs, theirs);
      const stranger = await ask(alice, endpoint, path);
      expect([stranger.status, stranger.body?.code]).toEqual([404, 'workspace.not_found']);
      const key = { authorization: `Bearer ${keyOfOurs}` };
      const program = await ask(mailwright.visitor(), endpoint, path, key);
      expect([program.status, program.body?.code]).toEqual([404, 'workspace.not_found']);
    },
  );
});

describe('from our own workspace', () => {
  // A provider is Google or Microsoft, and nobody's.
  const withIds = scoped.filter(({ path }) => /:(?!provider)/.test(withinWorkspace(path)));

  test.each(withIds.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s does not find what is theirs',
    async (_, endpoint) => {
      const before = await contentsOf(mailwright, theirs['workspaces'] ?? '');
      const { status, body } = await ask(alice, endpoint, pathOf(endpoint, ours, theirs));
      // An empty answer is as good: a list of what is behind an id that nobody here has.
      expect([status, JSON.stringify(body)]).toEqual([
        expect.toSatisfy((code: number) => code === 404 || (code === 200 && endpoint.method === 'GET')),
        expect.not.stringContaining(MARK),
      ]);
      expect(await contentsOf(mailwright, theirs['workspaces'] ?? '')).toEqual(before);
    },
  );
});

describe('an id of theirs in a query or a body', () => {
  const server = { host: '127.0.0.1', port: 9, security: 'none', onOwnNetwork: true, username: 'a' };
  const from = { fromName: 'A', fromAddress: 'a@shop.example.com', readsNoReplies: false };
  const mapping = [{ column: 0, to: 'email' }];
  const letter = { name: 'New', format: 'html', source: '<p>Hello</p>' };
  const fileOfTheirs = () => ({
    fileId: theirs['files'],
    fileName: 'a.txt',
    contentType: 'text/plain',
    bytes: 1,
  });
  /** `endpoint field` → what is sent. Every field of the contract that holds an id stands here. */
  const requests: Record<string, () => { query?: Record<string, string | undefined>; body?: object }> = {
    'beginSignIn id': () => ({ body: { about: 'sending_account', id: theirs['sending-accounts'] } }),
    'trySendingAccount accountId': () => ({
      body: { ...server, allowPlaintextAuth: true, accountId: theirs['sending-accounts'] },
    }),
    'tryMailbox mailboxId': () => ({ body: { ...server, mailboxId: theirs['mailboxes'] } }),
    'createIdentity accountId': () => ({
      body: { ...from, accountId: theirs['sending-accounts'], mailboxId: ours['mailboxes'] },
    }),
    'createIdentity mailboxId': () => ({
      body: { ...from, accountId: ours['sending-accounts'], mailboxId: theirs['mailboxes'] },
    }),
    'changeIdentity accountId': () => ({ body: { version: 1, accountId: theirs['sending-accounts'] } }),
    'changeIdentity mailboxId': () => ({ body: { version: 1, mailboxId: theirs['mailboxes'] } }),
    'listContacts listId': () => ({ query: { listId: theirs['lists'] } }),
    'listContacts importId': () => ({ query: { importId: theirs['imports'] } }),
    'countContacts listId': () => ({ query: { listId: theirs['lists'] } }),
    'countContacts importId': () => ({ query: { importId: theirs['imports'] } }),
    'createContact listIds[]': () => ({
      body: { email: 'new@people.example.com', listIds: [theirs['lists']] },
    }),
    'eraseContacts selection.ids[]': () => ({ body: { selection: { ids: [theirs['contacts']] } } }),
    'eraseContacts selection.matching.listId': () => ({
      body: { selection: { matching: { listId: theirs['lists'] } } },
    }),
    'eraseContacts selection.matching.importId': () => ({
      body: { selection: { matching: { importId: theirs['imports'] } } },
    }),
    'addListMembers selection.ids[]': () => ({ body: { selection: { ids: [theirs['contacts']] } } }),
    'addListMembers selection.matching.listId': () => ({
      body: { selection: { matching: { listId: theirs['lists'] } } },
    }),
    'addListMembers selection.matching.importId': () => ({
      body: { selection: { matching: { importId: theirs['imports'] } } },
    }),
    'removeListMembers selection.ids[]': () => ({ body: { selection: { ids: [theirs['contacts']] } } }),
    'removeListMembers selection.matching.listId': () => ({
      body: { selection: { matching: { listId: theirs['lists'] } } },
    }),
    'removeListMembers selection.matching.importId': () => ({
      body: { selection: { matching: { importId: theirs['imports'] } } },
    }),
    'startImport list.id': () => ({
      body: { mapping, list: { id: theirs['lists'] }, consentSource: 'They asked for it' },
    }),
    'addSuppressions listId': () => ({
      body: { addresses: 'x@people.example.com', scope: 'list', listId: theirs['lists'], note: '' },
    }),
    'createCampaign templateId': () => ({ body: { name: 'New', templateId: theirs['templates'] } }),
    'changeCampaign audience.lists[]': () => ({
      body: { version: 1, audience: { everybody: false, lists: [theirs['lists']], excludeLists: [] } },
    }),
    'changeCampaign audience.excludeLists[]': () => ({
      body: { version: 1, audience: { everybody: true, lists: [], excludeLists: [theirs['lists']] } },
    }),
    'changeCampaign identityId': () => ({ body: { version: 1, identityId: theirs['identities'] } }),
    'changeCampaign templateId': () => ({ body: { version: 1, templateId: theirs['templates'] } }),
    'changeCampaign attachments[].fileId': () => ({ body: { version: 1, attachments: [fileOfTheirs()] } }),
    'createTemplate attachments[].fileId': () => ({ body: { ...letter, attachments: [fileOfTheirs()] } }),
    'changeTemplate attachments[].fileId': () => ({ body: { version: 1, attachments: [fileOfTheirs()] } }),
    'previewTemplate attachments[].fileId': () => ({
      body: { ...letter, subject: 'Hello', attachments: [fileOfTheirs()] },
    }),
    'previewCampaign contactId': () => ({ body: { contactId: theirs['contacts'] } }),
    'sendTest contactId': () => ({
      body: { addresses: ['a@b.example.com'], contactId: theirs['contacts'] },
    }),
    'getSandbox campaignId': () => ({ query: { campaignId: theirs['campaigns'] } }),
    'listConversations campaignId': () => ({ query: { campaignId: theirs['campaigns'] } }),
    'listConversations contactId': () => ({ query: { contactId: theirs['contacts'] } }),
    'listConversations mailboxId': () => ({ query: { mailboxId: theirs['mailboxes'] } }),
    'listReturned campaignId': () => ({ query: { campaignId: theirs['campaigns'] } }),
    'groupReturned campaignId': () => ({ query: { campaignId: theirs['campaigns'] } }),
    'previewTemplate contactId': () => ({
      body: {
        format: 'html',
        source: '<p>{{first_name}} {{email}}</p>',
        subject: 'Hello',
        contactId: theirs['contacts'],
      },
    }),
    'reportConversion contactId': () => ({
      body: { orderId: '1', amount: '1', currency: 'EUR', contactId: theirs['contacts'] },
    }),
    'listConversions campaignId': () => ({ query: { campaignId: theirs['campaigns'] } }),
    'listConversions contactId': () => ({ query: { contactId: theirs['contacts'] } }),
  };

  const fields = scoped.flatMap((endpoint) =>
    [endpoint.query, endpoint.body]
      .flatMap((schema) =>
        isRaw(schema) ? [] : idsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
      )
      .map((field) => [`${endpoint.id} ${field}`, endpoint] as const),
  );

  test.each(fields)('%s leads to nothing of theirs', async (field, endpoint) => {
    const request = requests[field];
    if (!request) throw new Error(`Say in this test how ${field} is sent.`);
    const { query, body: given } = request();
    const now = given && 'version' in given ? await alice.get(pathOf(endpoint, ours, ours)) : null;
    const body = now ? { ...given, version: (now.body as { version: number }).version } : given;
    const before = await contentsOf(mailwright, theirs['workspaces'] ?? '');
    const search = query ? `?${new URLSearchParams(query as Record<string, string>).toString()}` : '';
    const path = `${pathOf(endpoint, ours, ours)}${search}`;
    const answer = await alice.send<Refusal>(endpoint.method, path, body);
    expect(answer.body?.code).not.toBe('input.invalid');
    expect(answer.status).toBeLessThan(500);
    const said = JSON.stringify(answer.body).replaceAll(JSON.stringify({ ...query, ...body }), '');
    expect(said).not.toContain(MARK);
    expect(await contentsOf(mailwright, theirs['workspaces'] ?? '')).toEqual(before);
    // Nothing of ours refers to what is theirs now.
    const sent = [...JSON.stringify(body ?? {}).matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)].flat();
    const foreign = sent.filter((id) => Object.values(theirs).includes(id));
    expect((await Promise.all(foreign.map((id) => refersTo(id)))).flat()).toEqual([]);
  });

  /** The tables in which a row of our workspace holds this text. */
  async function refersTo(id: string): Promise<string[]> {
    const found: string[] = [];
    for (const table of Object.keys(await contentsOf(mailwright, ours['workspaces'] ?? ''))) {
      if (table.startsWith('auth.')) continue;
      const rows = await mailwright.query(
        `select 1 from ${table} t where workspace_id = $1 and t::text like '%' || $2 || '%' limit 1`,
        [ours['workspaces'], id],
      );
      if (rows.length > 0) found.push(table);
    }
    return found;
  }
});

test('a field that no contract names changes nothing', async () => {
  const at = `/api/v1/workspaces/${ours['workspaces']}`;
  const more = { workspaceId: theirs['workspaces'], id: theirs['lists'], workspace_id: theirs['workspaces'] };
  const before = await contentsOf(mailwright, theirs['workspaces'] ?? '');
  const { id } = await alice.must<{ id: string }>('POST', `${at}/lists`, { name: 'Mine', ...more });
  expect(id).not.toBe(theirs['lists']);
  await alice.must('PATCH', `${at}/lists/${id}`, { version: 1, name: 'Still mine', ...more });
  const member = `${at}/members/${ours['members']}`;
  await alice.must('PATCH', member, { role: 'owner', userId: SOME_ID, organizationId: theirs['workspaces'] });
  expect(await contentsOf(mailwright, theirs['workspaces'] ?? '')).toEqual(before);
});

interface JsonSchema {
  $defs?: Record<string, unknown>;
  $ref?: string;
  format?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
}
/** Where a schema takes ids: `audience.lists[]`. */
function idsIn(schema: unknown, path = '', named = (schema as JsonSchema).$defs ?? {}): string[] {
  const { format, properties = {}, items, anyOf = [], oneOf = [], allOf = [], $ref } = schema as JsonSchema;
  if (format === 'uuid') return [path];
  const inner = (part: unknown, at: string) => idsIn(part, at, named);
  return [
    ...new Set([
      ...Object.entries(properties).flatMap(([name, part]) => inner(part, path ? `${path}.${name}` : name)),
      ...(items ? inner(items, `${path}[]`) : []),
      ...[...anyOf, ...oneOf, ...allOf].flatMap((part) => inner(part, path)),
      ...($ref?.startsWith('#/$defs/') ? inner(named[$ref.slice('#/$defs/'.length)], path) : []),
    ]),
  ];
}
