import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { ProviderReply } from '../providers/provider.js';

/**
 * What stands behind the SMTP server. Recipients come in lower case; `from` as it was sent (tokens in a return path mind
 * their case), empty for the null sender.
 */
export interface Reception {
  /** Null accepts the recipient. */
  recipient(from: string, to: string): Promise<ProviderReply | null>;
  /** Answers the final dot; whatever it accepts is written down before it resolves. */
  message(from: string, to: readonly string[], message: Buffer): Promise<MessageAnswer>;
}

export type MessageAnswer = { accepted: true; text: string } | { accepted: false; reply: ProviderReply };

export interface SmtpFront {
  port: number;
  close(): Promise<void>;
}

export interface SmtpFrontOptions {
  host: string;
  /** 0 for a free port. */
  port: number;
  user: { username: string; password: string };
  reception: Reception;
  onError(error: unknown): void;
}

const SIZE = 25 * 1024 * 1024;

/**
 * The submission server of the sandbox: one server that answers for every provider. It listens on loopback without TLS
 * and offers AUTH PLAIN and LOGIN, PIPELINING, 8BITMIME, SMTPUTF8 and SIZE.
 */
export async function openSmtpFront(options: SmtpFrontOptions): Promise<SmtpFront> {
  const { reception } = options;
  const server: SMTPServer = new SMTPServer({
    name: 'smtp.sandbox.test',
    banner: 'Mailwright sandbox: nothing leaves this machine',
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    size: SIZE,
    logger: false,
    closeTimeout: 300,
    onAuth(auth, _session, callback) {
      const { username, password } = options.user;
      if (auth.username === username && auth.password === password) return callback(null, { user: username });
      return callback(refusal({ code: 535, lines: ['5.7.8 Authentication credentials invalid'] }));
    },
    onRcptTo(address, session, callback) {
      reception.recipient(envelopeSender(session), address.address.toLowerCase()).then(
        (reply) => (reply === null ? callback() : say(server, session, reply, callback)),
        (error: unknown) => fail(error, callback),
      );
    },
    onData(stream, session, callback) {
      receive(stream)
        .then(async (message) => {
          const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
          const answer = await reception.message(envelopeSender(session), to, message);
          if (answer.accepted) callback(null, answer.text);
          else say(server, session, answer.reply, callback);
        })
        .catch((error: unknown) => fail(error, callback));
    },
  });
  const fail = (error: unknown, callback: (error: Error) => void): void => {
    options.onError(error);
    callback(refusal({ code: 451, lines: ['4.3.0 Requested action aborted: local error in processing'] }));
  };
  // Clients that drop the connection are a matter of theirs.
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') options.onError(error);
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.server.removeListener('error', reject);
      resolve();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Empty for the null sender. */
function envelopeSender(session: SMTPServerSession): string {
  return session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
}

async function receive(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', resolve);
    stream.on('error', reject);
  });
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

/** Sends a refusal; after a 421 the server closes the connection (RFC 5321 section 3.8). */
function say(
  server: SMTPServer,
  session: SMTPServerSession,
  reply: ProviderReply,
  callback: (error: Error) => void,
): void {
  callback(refusal(reply));
  if (reply.code !== 421) return;
  for (const connection of server.connections) {
    if (connection.session === session) connection.close();
  }
}

/** smtp-server writes a `message` that is an array as a multi-line reply. */
function refusal(reply: ProviderReply): Error {
  return Object.assign(new Error(), { responseCode: reply.code, message: reply.lines });
}
