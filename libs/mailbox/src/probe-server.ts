import type { LookupAddress } from 'node:dns';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls';
import { assertAllowedHost, lookupOf, timeoutsOf, tlsOptionsOf } from './connection-rules.js';
import { LineReader } from './line-reader.js';
import type { ReadableServer } from './mailbox-server.js';
import { probeWords } from './probe-words.js';

/** What the first seconds of a connection showed, up to the point where it failed. The password is not involved. */
export interface ServerProbe {
  addresses?: string[];
  connected?: boolean;
  greeting?: string;
  tls?: {
    protocol: string;
    authorizationError: string | null;
    subject: string;
    names: string;
    validTo: string;
  };
  /** The step that failed, and with what. */
  failed?: { step: ProbeStep; error: unknown };
}

export type ProbeStep = 'resolve' | 'connect' | 'greeting' | 'tls' | 'certificate';

/**
 * Walks through resolve, connect, greeting and TLS one by one and stops at the first that fails. The handshake is made
 * without judging the certificate, so that it can be described; the verdict is a step of its own.
 */
export async function probeServer(server: ReadableServer): Promise<ServerProbe> {
  const probe: ServerProbe = {};
  const sockets: Socket[] = [];
  let step: ProbeStep = 'resolve';
  const timeouts = timeoutsOf(server);
  try {
    probe.addresses = await resolve(server);
    step = 'connect';
    const plain = await inTime(timeouts.connectMs, 'CONNECT_TIMEOUT', openSocket(server, sockets));
    probe.connected = true;
    if (server.security === 'implicit_tls') {
      step = 'tls';
      const secured = await inTime(timeouts.connectMs, 'CONNECT_TIMEOUT', secure(server, plain, sockets));
      probe.tls = describeTls(secured);
      step = 'certificate';
      assertTrusted(server, secured);
      step = 'greeting';
      probe.greeting = await readGreeting(server, new LineReader(secured), timeouts.greetingMs);
      return probe;
    }
    step = 'greeting';
    const lines = new LineReader(plain);
    probe.greeting = await readGreeting(server, lines, timeouts.greetingMs);
    if (server.security === 'none') return probe;
    step = 'tls';
    await startTls(server, plain, lines, timeouts.silenceMs);
    const secured = await inTime(timeouts.connectMs, 'CONNECT_TIMEOUT', secure(server, plain, sockets));
    probe.tls = describeTls(secured);
    step = 'certificate';
    assertTrusted(server, secured);
  } catch (error) {
    probe.failed = { step, error };
  } finally {
    // The TLS socket before the plain one below it: the other way round Node 26.10 ends with a segmentation fault.
    for (const socket of sockets.toReversed()) socket.destroy();
  }
  return probe;
}

async function resolve(server: ReadableServer): Promise<string[]> {
  assertAllowedHost(server);
  if (isIP(server.host) !== 0) return [server.host];
  const found = await new Promise<LookupAddress[]>((resolve, reject) => {
    lookupOf(server)(server.host, { all: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses as LookupAddress[]),
    );
  });
  return found.map(({ address }) => address);
}

function openSocket(server: ReadableServer, sockets: Socket[]): Promise<Socket> {
  const socket = connect({ host: server.host, port: server.port, lookup: lookupOf(server) });
  sockets.push(socket);
  return settled(socket, 'connect');
}

function secure(server: ReadableServer, socket: Socket, sockets: Socket[]): Promise<TLSSocket> {
  const secured = connectTls({
    ...tlsOptionsOf(server),
    socket,
    host: server.host,
    ...(isIP(server.host) === 0 ? { servername: server.host } : {}),
    rejectUnauthorized: false,
  });
  sockets.push(secured);
  return settled(secured, 'secureConnect');
}

/** Resolves with the socket at `event`, rejects when it breaks or ends before. Keeps listening, so that nothing later is unhandled. */
function settled<S extends Socket>(socket: S, event: 'connect' | 'secureConnect'): Promise<S> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve(socket));
    socket.on('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
}

async function readGreeting(server: ReadableServer, lines: LineReader, patienceMs: number): Promise<string> {
  return probeWords[server.protocol].greeting(await inTime(patienceMs, 'GREETING_TIMEOUT', lines.next()));
}

async function startTls(
  server: ReadableServer,
  socket: Socket,
  lines: LineReader,
  patienceMs: number,
): Promise<void> {
  const { startTls: command, answered } = probeWords[server.protocol];
  socket.write(`${command}\r\n`);
  while (!answered(await inTime(patienceMs, 'ETIMEOUT', lines.next())));
  lines.release();
}

function describeTls(socket: TLSSocket): NonNullable<ServerProbe['tls']> {
  // An empty object, whatever the type says, where the server sent none.
  const certificate: Partial<PeerCertificate> = socket.getPeerCertificate();
  const name = certificate.subject?.CN;
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    // A code such as CERT_HAS_EXPIRED, though the type says Error.
    authorizationError: socket.authorized ? null : String(socket.authorizationError),
    subject: Array.isArray(name) ? name.join(', ') : (name ?? ''),
    names: certificate.subjectaltname ?? '',
    validTo: certificate.valid_to ?? '',
  };
}

function assertTrusted(server: ReadableServer, socket: TLSSocket): void {
  if (socket.authorized || server.allowInvalidCertificate) return;
  const code = String(socket.authorizationError);
  throw Object.assign(new Error(code), { code, tlsFailed: true });
}

async function inTime<T>(ms: number, code: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('No answer in time'), { code })), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
