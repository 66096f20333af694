import { Buffer } from 'node:buffer';
import type { Mailwright } from './mailwright-in-process.js';
import type { Visitor } from './visitor.js';

/** The words by which anything of a house can be found in an answer. */
export const MARK = 'zebrafinch';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** One of everything that a workspace can hold, by the word that stands before its id in a path. */
export type House = Record<string, string>;

/** Fills a workspace with one of everything; `mark` stands in every name. */
export async function furnish(
  mailwright: Mailwright,
  owner: Visitor,
  workspaceId: string,
  mark: string,
): Promise<House> {
  const at = `/api/v1/workspaces/${workspaceId}`;
  const make = async (noun: string, body: object) =>
    (await owner.must<{ id: string }>('POST', `${at}/${noun}`, body)).id;
  const upload = async (path: string, bytes: Uint8Array, type: string) => {
    const { status, body } = await owner.send<{ id?: string; fileId?: string }>(
      'POST',
      `${at}/${path}`,
      bytes,
      {
        'content-type': type,
      },
    );
    if (status !== 201) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    return body.id ?? body.fileId ?? '';
  };
  const server = { port: 2525, security: 'none', host: '127.0.0.1', onOwnNetwork: true };
  const account = await make('sending-accounts', { ...server, name: mark, authMethod: 'none' });
  const mailbox = await make('mailboxes', {
    ...server,
    name: mark,
    address: `${mark}@shop.example.com`,
    username: mark,
  });
  const list = await make('lists', { name: mark });
  const person = { email: `${mark}@people.example.com`, firstName: mark, listIds: [list] };
  const contact = await make('contacts', person);
  await make('suppressions', {
    addresses: `${mark}-gone@people.example.com`,
    scope: 'all',
    note: mark,
  }).catch(() => undefined);
  const template = await make('templates', { name: mark, format: 'html', source: `<p>${mark}</p>` });
  const [suppression] = await mailwright.query<{ id: string }>(
    `select id from suppressions where workspace_id = $1`,
    [workspaceId],
  );
  const conversation = await one(
    mailwright,
    `insert into conversations (workspace_id, thread_key, mailbox_id, contact_id, person_name, person_address, subject, last_message_at)
       values ($1, $2, $3, $4, $2, $2, $2, now()) returning id`,
    [workspaceId, mark, mailbox, contact],
  );
  const message = await one(
    mailwright,
    `insert into inbox_messages (workspace_id, mailbox_id, folder, uid_validity, uid, content_hash, subject, received_at, kind, action, verdict, raw, raw_size, conversation_id)
       values ($1, $2, 'INBOX', '1', 1, '\\x00', $3, now(), 'hard_bounce', 'suppress', '{}', '\\x00', 1, $4) returning id`,
    [workspaceId, mailbox, mark, conversation],
  );
  const answer = await one(
    mailwright,
    `insert into answers (workspace_id, conversation_id, mailing_id, contact_id, message_id, subject, text)
       values ($1, $2, gen_random_uuid(), $3, $4, $4, $4) returning id`,
    [workspaceId, conversation, contact, mark],
  );
  const people = await owner.must<{ members: { id: string }[] }>('GET', `${at}/members`);
  return {
    workspaces: workspaceId,
    'sending-accounts': account,
    mailboxes: mailbox,
    identities: await make('identities', {
      fromName: mark,
      fromAddress: `from-${mark}@shop.example.com`,
      accountId: account,
      mailboxId: mailbox,
    }),
    lists: list,
    contacts: contact,
    suppressions: suppression?.id ?? '',
    campaigns: await make('campaigns', { name: mark }),
    templates: template,
    deliveries: contact,
    imports: await upload(
      `imports?fileName=${mark}.csv`,
      Buffer.from('email\na@b.example.com\n'),
      'text/csv',
    ),
    files: await upload(`files?fileName=${mark}.txt`, Buffer.from(mark), 'application/octet-stream'),
    'signing-keys': await make('signing-keys', { domain: `${mark}.example.com` }),
    images: await upload(`images?fileName=${mark}.png`, PNG, 'image/png'),
    conversations: conversation,
    messages: message,
    answers: answer,
    invitations: await make('invitations', { email: `${mark}@guests.example.com`, role: 'viewer' }),
    members: people.members[0]?.id ?? '',
    apps: 'google',
    'api-keys': await make('api-keys', { name: mark, role: 'viewer' }),
    'contact-fields': await owner
      .must<{ key: string }>('POST', `${at}/contact-fields`, { label: mark, type: 'text' })
      .then(({ key }) => key),
  };
}

async function one(mailwright: Mailwright, sql: string, values: unknown[]): Promise<string> {
  const [made] = await mailwright.query<{ id: string }>(sql, values);
  if (!made) throw new Error('The insert returned no row.');
  return made.id;
}

/** What every table holds of a workspace, as one hash per table: whatever is changed shows. */
export async function contentsOf(
  mailwright: Mailwright,
  workspaceId: string,
): Promise<Record<string, string>> {
  const tables = await mailwright.query<{ name: string; column: string }>(
    `select format('%I.%I', t.table_schema, t.table_name) as name, c.column_name as column
       from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
      where t.table_type = 'BASE TABLE' and c.column_name in ('workspace_id', 'organizationId')`,
  );
  const contents: Record<string, string> = {};
  for (const { name, column } of tables) {
    const [found] = await mailwright.query<{ hash: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${name} t where "${column}" = $1`,
      [workspaceId],
    );
    contents[name] = found?.hash ?? '';
  }
  return contents;
}
