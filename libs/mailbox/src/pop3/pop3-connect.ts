import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { assertAllowedHost, lookupOf, tlsOptionsOf } from '../connection-rules.js';
import type { Pop3Server } from '../mailbox-server.js';
import { coded } from './pop3-wire.js';

/** Opens the TCP connection, with TLS from the first byte where the server's settings ask for it. */
export async function openSocket(
  server: Pop3Server,
  connectMs: number,
  signal?: AbortSignal,
): Promise<Socket> {
  assertAllowedHost(server);
  const socket = connect({ host: server.host, port: server.port, lookup: lookupOf(server) });
  await settled(socket, 'connect', connectMs, signal);
  return server.security === 'implicit_tls' ? secure(server, socket, connectMs, signal) : socket;
}

/** The handshake over an open socket; the certificate is judged here. */
export async function secure(
  server: Pop3Server,
  socket: Socket,
  connectMs: number,
  signal?: AbortSignal,
): Promise<Socket> {
  const secured = connectTls({
    ...tlsOptionsOf(server),
    socket,
    host: server.host,
    ...(isIP(server.host) === 0 ? { servername: server.host } : {}),
  });
  await settled(secured, 'secureConnect', connectMs, signal);
  return secured;
}

/** Waits for `event` for at most `connectMs`; a socket that does not get there is destroyed. */
async function settled(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  connectMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(coded('No answer in time', 'CONNECT_TIMEOUT')), connectMs);
  const onClose = () => reject(coded('The server closed the connection', 'ECONNRESET'));
  const onAbort = () => reject(signal?.reason as Error);
  socket.once(event, () => resolve());
  socket.on('error', reject);
  socket.once('close', onClose);
  signal?.addEventListener('abort', onAbort);
  try {
    signal?.throwIfAborted();
    await promise;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    socket.off('close', onClose);
    signal?.removeEventListener('abort', onAbort);
  }
}
