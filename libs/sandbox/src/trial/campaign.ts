import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SandboxPerson } from '../people/person.js';
import type { TruthRecord } from '../truth/record.js';
import type { World } from '../world/world.js';

export const SMTP_USER = { username: 'sandbox', password: 'open sesame' };
export const MAILBOX = { address: 'hello@northlight.test', password: 'coffee' };

/** What the sending side noted about one recipient. */
export interface Delivery {
  to: string;
  token: string;
  outcome: 'accepted' | 'refused';
  replies: string[];
}

/** A campaign letter as an application would write it. */
export function campaignLetter(person: SandboxPerson, token: string, url: string): Buffer {
  const links = [1, 2, 3].map((no) => `<p><a href="${url}/c/${token}/page-${no}">Coffee ${no}</a></p>`);
  return Buffer.from(
    [
      'From: Northlight Coffee <hello@northlight.test>',
      `To: ${person.firstName.normalize('NFD').replace(/[^a-z]/gi, '')} <${person.email}>`,
      'Subject: Autumn coffee',
      `Message-ID: <${token}@northlight.test>`,
      `Date: ${new Date().toUTCString()}`,
      'Feedback-ID: autumn:northlight',
      `List-Unsubscribe: <${url}/one-click/${token}>`,
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      '',
      `<html><body><p>Hello, a new roast.</p>${links.join('\r\n')}`,
      `<p><a href="${url}/u/${token}">Unsubscribe</a></p>`,
      `<img src="${url}/o/${token}" width="1" height="1" alt=""></body></html>`,
      '',
    ].join('\r\n'),
  );
}

/** Sends one letter to each person over a few connections; what is put off is tried again, at once, up to six times. */
export async function sendCampaign(
  world: World,
  people: readonly SandboxPerson[],
  url: string,
  options: { connections?: number; prefix?: string } = {},
): Promise<Delivery[]> {
  const { connections = 8, prefix = 'd' } = options;
  const deliveries = people.map((person, index): Delivery & { person: SandboxPerson } => ({
    to: person.email,
    token: `${prefix}${index}`,
    outcome: 'refused',
    replies: [],
    person,
  }));
  const queue = [...deliveries];
  await Promise.all(
    Array.from({ length: connections }, async () => {
      let connection = await connect(world);
      for (let next = queue.shift(); next; next = queue.shift()) {
        const delivery = next;
        const answer = await send(connection, delivery.person, delivery.token, url);
        delivery.replies.push(answer.reply);
        if (answer.code === 250) delivery.outcome = 'accepted';
        else if (answer.code < 500 && delivery.replies.length < 6) queue.push(delivery);
        if (answer.code === 421) {
          connection.close();
          connection = await connect(world);
        }
      }
      connection.quit();
    }),
  );
  return deliveries;
}

async function connect(world: World): Promise<SMTPConnection> {
  const connection = new SMTPConnection({ host: world.smtp.host, port: world.smtp.port, ignoreTLS: true });
  connection.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject);
    connection.connect(() => {
      connection.login(
        { user: SMTP_USER.username, credentials: { user: SMTP_USER.username, pass: SMTP_USER.password } },
        (error) => (error ? reject(error) : resolve()),
      );
    });
  });
  return connection;
}

async function send(
  connection: SMTPConnection,
  person: SandboxPerson,
  token: string,
  url: string,
): Promise<{ code: number; reply: string }> {
  const envelope = { from: `bounce+${token}@northlight.test`, to: [person.email] };
  return await new Promise((resolve, reject) => {
    connection.send(envelope, campaignLetter(person, token, url), (error, info) => {
      if (!error) return resolve({ code: 250, reply: info?.response ?? '' });
      const { responseCode, response } = error as { responseCode?: number; response?: string };
      if (responseCode === undefined) return reject(error);
      // A 421 closes the connection: nothing is answered on it any more.
      if (responseCode === 421) return resolve({ code: responseCode, reply: response ?? '' });
      // After a refused recipient the transaction has to be closed before the next one.
      connection.reset(() => resolve({ code: responseCode, reply: response ?? '' }));
    });
  });
}

/** All that the world has written down. */
export async function readTruth(world: World): Promise<TruthRecord[]> {
  const records: TruthRecord[] = [];
  for await (const record of world.truth()) records.push(record);
  return records;
}
