import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePeople } from '../people/make-people.js';
import { MAILBOX, readTruth, SMTP_USER } from '../trial/campaign.js';
import { readInbox } from '../trial/imap-client.js';
import { startWorld, type World } from '../world/world.js';

const people = makePeople({ seed: 1, count: 200 });
let directory: string;
let world: World;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'world-'));
  world = await startWorld({
    directory,
    seed: 1,
    people,
    mailboxes: [MAILBOX],
    smtpUser: SMTP_USER,
    delayScale: 0,
    misbehaviour: { greylisted: 0, throttled: 0, blocked: 0 },
  });
});
afterAll(async () => {
  await world.stop();
  await rm(directory, { recursive: true });
});

/** Says the lines one after the other and returns the replies (whole multi-line ones). */
async function talk(lines: string[]): Promise<string[]> {
  const socket = connect(world.smtp.port, world.smtp.host);
  const replies: string[] = [];
  let text = '';
  await new Promise<void>((resolve, reject) => {
    socket.setEncoding('utf8');
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', (chunk: string) => {
      text += chunk;
      const reply = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(text);
      if (!reply) return;
      text = text.slice(reply[0].length);
      replies.push(reply[0].trimEnd());
      const line = lines.shift();
      if (line === undefined) socket.end();
      else socket.write(`${line}\r\n`);
    });
  });
  return replies;
}

const PLAIN = Buffer.from(`\0${SMTP_USER.username}\0${SMTP_USER.password}`).toString('base64');
const signedIn = (...lines: string[]): Promise<string[]> =>
  talk(['EHLO test', `AUTH PLAIN ${PLAIN}`, ...lines]);

it('offers what a submission server offers, without TLS', async () => {
  const [, ehlo] = await talk(['EHLO test']);
  for (const word of ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'SIZE 26214400', 'AUTH PLAIN LOGIN']) {
    expect(ehlo).toContain(word);
  }
  expect(ehlo).not.toContain('STARTTLS');
});

it('takes mail only from those who sign in', async () => {
  const wrong = Buffer.from('\0sandbox\0wrong').toString('base64');
  expect((await talk(['EHLO test', 'MAIL FROM:<a@northlight.test>'])).at(-1)).toMatch(/^530 /);
  expect((await talk(['EHLO test', `AUTH PLAIN ${wrong}`])).at(-1)).toBe(
    '535 5.7.8 Authentication credentials invalid',
  );
});

it('refuses the dead in the words of their provider, several lines where that one uses several', async () => {
  const gone = people.find((person) => person.temperament === 'gone' && person.provider === 'gmele')!;
  const replies = await signedIn('MAIL FROM:<bounce+1@northlight.test>', `RCPT TO:<${gone.email}>`);
  expect(replies.at(-1)).toMatch(
    /^550-5\.1\.1 The email account .*\r\n550-.*\r\n550-.*\r\n550 5\.1\.1 .*gsmtp$/,
  );
});

it('knows nobody outside .test', async () => {
  const replies = await signedIn(
    'MAIL FROM:<bounce+1@northlight.test>',
    'RCPT TO:<somebody@example.com>',
    'RCPT TO:<nobody@gmele.test>',
    'RCPT TO:<nobody@nowhere.test>',
  );
  expect(replies.slice(-3).map((reply) => reply.slice(0, 9))).toEqual([
    '550 5.7.1',
    '550-5.1.1',
    '550 5.1.2',
  ]);
});

it('puts a test letter into the marketer’s own mailbox at once', async () => {
  const replies = await signedIn(
    'MAIL FROM:<bounce+t@northlight.test>',
    'RCPT TO:<Hello+test@northlight.test>',
    'DATA',
    'Message-ID: <test-1@northlight.test>\r\nSubject: Test\r\n\r\nHi\r\n.',
  );
  expect(replies.at(-1)).toMatch(/^250 2\.0\.0 Ok/);
  const { messages } = await readInbox(world.mailboxes[0]!.port, MAILBOX);
  expect(messages.map(({ messageId }) => messageId)).toEqual(['<test-1@northlight.test>']);
  const [record] = (await readTruth(world)).filter(({ kind }) => kind === 'accepted');
  expect(record).toMatchObject({ to: 'hello+test@northlight.test', person: null });
});
