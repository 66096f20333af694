import { readFileSync } from 'node:fs';
import { skipWithoutDovecot, startDovecot } from '@mailwright/mailbox/testing/dovecot';
import { cloneDatabase, eventually } from '@mailwright/testing';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { OWNER } from './support/mailwright-in-process.js';
import { Installation } from './support/mailwright-process.js';
import { Visitor } from './support/visitor.js';

/** `MAILBOXES=500` for a measurement, which says its figures on stderr. */
const asked = process.env['MAILBOXES'];
const COUNT = Number(asked ?? 40);
const skip = skipWithoutDovecot(process.env['CI']);
const users = Array.from({ length: COUNT }, (_, n) => ({
  name: `box${n}@northlight.coffee`,
  password: 'secret',
}));

/** Each mailbox has three connections: Inbox, Junk and Sent. */
const ROOM_FOR_ALL = `
default_client_limit = 20000
service anvil {
  client_limit = 20000
}
service auth {
  client_limit = 20000
}
service imap-login {
  service_count = 0
  process_min_avail = 1
  client_limit = 10000
}
service imap {
  process_limit = 10000
}
`;

interface Reader {
  id: string;
  pid: number;
  leased: number;
  report: { connections?: number } | null;
}

test.skipIf(skip)(
  'of two readers one is killed, and the other reads all mailboxes within a minute',
  async () => {
    const [database, dovecot, installation] = await Promise.all([
      cloneDatabase(),
      startDovecot({ users, extraConfig: ROOM_FOR_ALL }),
      Installation.create(),
    ]);
    onTestFinished(async () => {
      await installation.remove();
      await dovecot.stop();
      await database.drop();
    });
    const environment = { DATABASE_URL: database.url, LOG_LEVEL: 'warn' };
    const api = installation.run(['start', '--roles', 'api'], environment);
    await api.says('Mailwright runs at', 60_000);
    const owner = new Visitor(installation.origin);
    await owner.must('POST', '/api/v1/owner', OWNER);
    await owner.must('POST', '/api/auth/sign-in/email', { email: OWNER.email, password: OWNER.password });
    const { id: ws } = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', {
      name: 'Many',
      kind: 'real',
    });
    for (const { name, password } of users)
      await owner.must('POST', `/api/v1/workspaces/${ws}/mailboxes`, {
        name,
        address: name,
        host: '127.0.0.1',
        port: dovecot.imapPort,
        security: 'none',
        username: name,
        password,
        onOwnNetwork: true,
      });

    const client = new Client({ connectionString: database.url });
    await client.connect();
    onTestFinished(() => client.end());
    const readers = async (): Promise<Reader[]> =>
      (
        await client.query<Reader>(
          `select p.id, p.pid, p.status -> 'inbox' as report, count(m.id)::int as leased
           from processes p left join mailboxes m on m.lease_owner = p.id and m.lease_until > now() and m.state = 'working'
          where 'inbox' = any(p.roles) group by 1 order by p.id`,
        )
      ).rows;
    const processes = await Promise.all(
      [1, 2].map(async () => {
        const one = installation.run(['start', '--roles', 'inbox'], environment);
        await one.says('Mailwright runs', 60_000);
        return one;
      }),
    );
    const half = Math.floor(COUNT / 2);
    const both = await eventually(
      async () => {
        const now = await readers();
        return now.length === 2 && now.every(({ leased }) => leased >= half) && now;
      },
      { timeoutMs: 60_000, everyMs: 100 },
    );
    tell('two readers', both);

    const since = performance.now();
    await processes[0]!.stop('SIGKILL');
    const survivors = await eventually(
      async () => {
        const now = await readers();
        return now.some(({ leased }) => leased === COUNT) && now;
      },
      { timeoutMs: 60_000, everyMs: 100 },
    );
    tell(`all leased again after ${((performance.now() - since) / 1_000).toFixed(1)} s`, survivors);

    // Read by the survivor, each once.
    for (const { name } of users)
      await dovecot.deliver(
        name,
        `From: ada@example.com\r\nSubject: for ${name}\r\n\r\nDo you sell tea?\r\n`,
      );
    await eventually(
      async () => {
        const { rows } = await client.query<{ stored: number; boxes: number }>(
          `select count(*)::int as stored, count(distinct mailbox_id)::int as boxes from inbox_messages`,
        );
        return rows[0]?.boxes === COUNT && rows[0];
      },
      { timeoutMs: 60_000, everyMs: 100 },
    ).then((found) => expect(found).toEqual({ stored: COUNT, boxes: COUNT }));
  },
);

function tell(what: string, now: readonly Reader[]): void {
  if (asked === undefined) return;
  const each = now.map(({ pid, leased, report }) => {
    const rss = memoryOf(pid);
    return `${leased} mailboxes, ${report?.connections ?? '?'} connections, ${rss}`;
  });
  process.stderr.write(`${COUNT} mailboxes, ${what}: ${each.join('; ')}\n`);
}

function memoryOf(pid: number): string {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return `${Math.round(Number(kilobytes) / 1024)} MB`;
  } catch {
    return 'gone';
  }
}
