import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Capabilities } from '../envelope.js';
import { notSent, type NotSent } from '../outcome.js';
import { replyCodes } from '../reply.js';
import type { SmtpAuth, SmtpServer, SmtpTimeouts } from '../server.js';
import { chooseAuthMethod } from './auth-method.js';
import { learned, withoutDataStreams } from './nodemailer-internals.js';
import { dial, type DialOptions } from './dial.js';
import { errorCodeOf, openingStageOf, type SmtpError } from './outcome-of-error.js';
import { SmtpSession } from './smtp-session.js';
import { TOKEN_LOGIN, withToken, xoauth2Login } from './xoauth2.js';

export interface OpenOptions extends Pick<DialOptions, 'onlyLoopback' | 'lookup'> {
  server: SmtpServer;
  timeouts: SmtpTimeouts;
  signal?: AbortSignal;
}

/** Connects, checks the certificate and logs in. Never throws for what a server or a network can do. */
export async function openSession(options: OpenOptions): Promise<SmtpSession | NotSent> {
  const { server, signal } = options;
  const clear = clearTextRefusal(server);
  if (clear) return clear;
  if (server.auth?.method !== 'XOAUTH2') return open(options, null);
  const tokenRefused = (result: SmtpSession | NotSent): boolean =>
    'status' in result && result.stage === 'auth' && result.errorCode === 'auth' && !signal?.aborted;
  return withToken(server.auth, (token) => open(options, token), tokenRefused);
}

/** One connection; `token` where one logs in with a token. */
async function open(options: OpenOptions, token: string | null): Promise<SmtpSession | NotSent> {
  const { server, timeouts, onlyLoopback, lookup, signal } = options;
  const startedAt = performance.now();
  const { host, port } = server;
  const socket = await dial({
    host,
    port,
    timeoutMs: timeouts.connectMs,
    onlyLoopback,
    ownNetwork: server.ownNetwork,
    lookup,
    signal,
  });
  if ('status' in socket) return socket;
  if (signal?.aborted) {
    socket.destroy();
    return notSent('connect', 'aborted', 'The connection was given up');
  }
  const connection = new SMTPConnection({
    host,
    port,
    connection: socket,
    secure: server.security === 'implicit_tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    name: server.ehloName,
    // Far above any real reply (RFC 5321: 512 bytes a line), and small enough to be kept as evidence.
    maxResponseSize: 16_384,
    greetingTimeout: timeouts.greetingMs,
    connectionTimeout: timeouts.openingMs,
    // Later than every deadline of the session, which know what they were waiting for.
    socketTimeout: Math.max(timeouts.finalDotMs, timeouts.envelopeMs, timeouts.idleMs) + 60_000,
    ...(token !== null && server.auth
      ? { customAuth: { [TOKEN_LOGIN]: xoauth2Login(server.auth.username, token) } }
      : {}),
    tls: { rejectUnauthorized: !server.allowInvalidCertificate, minVersion: 'TLSv1.2', ca: server.ca },
  });
  connection.on('error', () => undefined);
  withoutDataStreams(connection);
  const failure = await handshake(connection, socket, server, timeouts.openingMs, signal);
  if (failure) {
    connection.close();
    socket.destroy();
    return failure;
  }
  const openedMs = performance.now() - startedAt;
  return new SmtpSession({
    id: randomUUID(),
    connection,
    socket,
    capabilities: learn(connection),
    timeouts,
    openedMs,
  });
}

/** A password over a connection that anybody on the way can read is refused unless it was asked for by name. */
function clearTextRefusal(server: SmtpServer): NotSent | null {
  if (server.security !== 'none' || !server.auth || server.allowPlaintextAuth) return null;
  return notSent(
    'auth',
    'auth',
    'Not logged in: this connection has no TLS and the password would be readable on the way',
  );
}

function handshake(
  connection: SMTPConnection,
  socket: Socket,
  server: SmtpServer,
  openingMs: number,
  signal: AbortSignal | undefined,
): Promise<NotSent | null> {
  return new Promise((resolve) => {
    const settle = (result: NotSent | null) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      connection.removeListener('error', onError);
      connection.removeListener('end', onEnd);
      resolve(result);
    };
    const onAbort = () => settle(notSent('greeting', 'aborted', 'The connection was given up'));
    const onError = (error: SmtpError) => settle(openingFailure(error, connection.secure));
    const onEnd = () => settle(notSent('greeting', 'closed', 'The server closed the connection'));
    const late = () => settle(notSent('greeting', 'timeout', `Not ready to send within ${openingMs} ms`));
    const timer = setTimeout(late, openingMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    connection.once('error', onError);
    connection.once('end', onEnd);
    connection.connect((error) => {
      if (error) return onError(error);
      if (server.security !== 'none' && !connection.secure) {
        return settle(notSent('starttls', 'tls', 'The connection is not encrypted'));
      }
      if (!server.auth) return settle(null);
      const method = chooseAuthMethod(server.auth, learned(connection).authMethods, connection.secure);
      if (method === null) return settle(noCommonMethod(server.auth, connection));
      const { auth } = server;
      const credentials =
        auth.method === 'XOAUTH2'
          ? { user: auth.username, method: TOKEN_LOGIN }
          : { user: auth.username, pass: auth.password, method };
      connection.login(credentials, (error) => {
        settle(error ? openingFailure(error, true) : null);
      });
    });
  });
}

function openingFailure(error: SmtpError, secured: boolean): NotSent {
  const reply = error.response ?? null;
  const codes = reply === null ? null : replyCodes(reply);
  let errorCode = errorCodeOf(error);
  const stage = openingStageOf(error, secured);
  if (stage === 'greeting' && reply !== null) errorCode = 'greeting';
  if (stage === 'auth' && reply === null && error.code !== 'EAUTH') errorCode = errorCodeOf(error);
  return {
    status: 'not_sent',
    stage,
    errorCode,
    error: error.message,
    code: codes?.code ?? null,
    enhancedCode: codes?.enhancedCode ?? null,
    reply,
  };
}

function noCommonMethod(auth: SmtpAuth, connection: SMTPConnection): NotSent {
  const methods = learned(connection).authMethods;
  const wanted = auth.method === 'auto' ? 'PLAIN, LOGIN or CRAM-MD5' : auth.method;
  const there = methods.length > 0 ? `it offers ${methods.join(', ')}` : 'it offers no login at all';
  return notSent('auth', 'auth', `The server does not offer to log in with ${wanted}: ${there}`);
}

function learn(connection: SMTPConnection): Capabilities {
  const { extensions: names, maxSize } = learned(connection);
  return {
    smtpUtf8: names.includes('SMTPUTF8'),
    eightBitMime: names.includes('8BITMIME'),
    dsn: names.includes('DSN'),
    pipelining: names.includes('PIPELINING'),
    maxSize,
  };
}
