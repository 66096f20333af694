import type { House } from '../send/house.js';
import type { BenchProvider } from './providers.js';

/** Lists of people at the providers, an account, and mailings to the lists. */
export async function addAccount(house: House, port: number, connections: number): Promise<string> {
  const { rows } = await house.client.query<{ id: string }>(
    `insert into sending_accounts (workspace_id, name, host, port, security, on_own_network, auth_method, max_connections, messages_per_connection)
       values ($1, 'sink', '127.0.0.1', $2, 'none', true, 'none', $3, 100000) returning id`,
    [house.workspaceId, port, connections],
  );
  return rows[0]!.id;
}

/** A mailing to new people at these providers, prepared and being sent from now on. */
export async function sendTo(
  house: House,
  accountId: string,
  name: string,
  providers: readonly BenchProvider[],
): Promise<{ id: string; recipients: number; begin(): Promise<void> }> {
  const { client, workspaceId, mailings } = house;
  const { rows } = await client.query<{ id: string }>(
    `insert into lists (workspace_id, name) values ($1, $2) returning id`,
    [workspaceId, name],
  );
  const listId = rows[0]!.id;
  // In turns, as an audience is mixed.
  for (const { domain, recipients } of providers)
    await client.query(
      `with made as (
         insert into contacts (workspace_id, email, email_key, email_domain, address_hash, first_name)
         select $1, e, e, $2, sha256(e::bytea), 'Person'
           from (select format('person%s@%s', n, $2::text) as e from generate_series(1, $3::int) n) x
         returning id)
       insert into list_members (workspace_id, list_id, contact_id) select $1, $4, id from made`,
      [workspaceId, domain, recipients, listId],
    );
  await client.query('analyze contacts; analyze list_members');
  const { id } = await mailings.create(mailings['database'].manager, {
    workspaceId,
    kind: 'campaign',
    campaignId: null,
    conversationId: null,
    identityId: null,
    accountId,
    content: null,
    message: {
      from: { name: 'Jonas from Northlight', address: 'jonas@mail.example.com' },
      replyTo: null,
      returnPath: { kind: 'plain', address: 'hello@mail.example.com' },
      unsubscribe: false,
      listId: null,
      sampleFields: null,
      literal: { subject: 'Hello', text: 'Hello, how are you?\n', html: null },
      threading: null,
    },
    trackOpens: false,
    trackClicks: false,
    uncertainPolicy: 'never_again',
    notBefore: new Date(Date.now() + 3_600_000),
  });
  await mailings.prepare(workspaceId, id, { lists: [listId], excludeLists: [], everybody: false });
  return {
    id,
    recipients: providers.reduce((sum, one) => sum + one.recipients, 0),
    begin: () =>
      client.query(`update mailings set not_before = now() where id = $1`, [id]).then(() => undefined),
  };
}
