import { lookup as dnsLookup } from 'node:dns';
import { BlockList, connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { notSent, type NotSent } from '../outcome.js';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');

/** Whether an IP address (not a name) is this machine. */
export function isLoopback(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

export interface DialOptions {
  host: string;
  port: number;
  /** DNS and TCP together. */
  timeoutMs: number;
  /** Refuse everything but this machine, whatever the name resolves to. */
  onlyLoopback?: boolean;
  signal?: AbortSignal;
  /** Resolver, as `dns.lookup`; the addresses it returns are the ones that are connected to. */
  lookup?: LookupFunction;
}

class NotLoopback extends Error {}

/** The resolver that refuses a name as soon as one of its addresses is not this machine: what it returns is pinned. */
function loopbackOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const list = Array.isArray(addresses) ? addresses : [{ address: addresses, family: isIP(addresses) }];
      const stranger = list.find(({ address }) => !isLoopback(address));
      if (stranger) return callback(new NotLoopback(`${hostname} is ${stranger.address}`), []);
      if (options.all) return callback(null, list);
      const [first] = list;
      return first ? callback(null, first.address, first.family) : callback(new Error('no address'), '', 0);
    });
  };
}

/** Opens a TCP connection. With `onlyLoopback` the guard is on the resolved address, not on the name. */
export function dial(options: DialOptions): Promise<Socket | NotSent> {
  const { host, port, timeoutMs, onlyLoopback = false } = options;
  if (onlyLoopback && isIP(host) !== 0 && !isLoopback(host)) {
    return Promise.resolve(notSent('connect', 'not_loopback', refusedByGuard(host)));
  }
  const lookup = options.lookup ?? (dnsLookup as LookupFunction);
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      lookup: onlyLoopback ? loopbackOnly(lookup) : lookup,
      noDelay: true,
    });
    let resolved = isIP(host) !== 0;
    socket.once('lookup', () => (resolved = true));
    const onAbort = () => end(notSent('connect', 'aborted', 'The connection was given up'));
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const settled = () => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
    };
    const end = (failure: NotSent) => {
      settled();
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.destroy();
      resolve(failure);
    };
    const timer = setTimeout(() => {
      const stage = resolved ? 'connect' : 'resolve';
      end(notSent(stage, 'timeout', `No connection to ${host}:${port} within ${timeoutMs} ms`));
    }, timeoutMs);
    socket.once('error', (error) => end(dialFailure(error, host, port)));
    socket.once('connect', () => {
      if (onlyLoopback && !isLoopback(socket.remoteAddress ?? '')) {
        return end(notSent('connect', 'not_loopback', refusedByGuard(socket.remoteAddress ?? host)));
      }
      settled();
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}

function dialFailure(
  error: Error & { code?: string; syscall?: string },
  host: string,
  port: number,
): NotSent {
  if (error instanceof NotLoopback) return notSent('resolve', 'not_loopback', refusedByGuard(error.message));
  if (error.syscall === 'getaddrinfo' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    return notSent(
      'resolve',
      'dns',
      `The name ${host} could not be resolved (${error.code ?? error.message})`,
    );
  }
  return notSent('connect', 'connect', `No connection to ${host}:${port} (${error.code ?? error.message})`);
}

function refusedByGuard(what: string): string {
  return `This sending account may reach this machine only (${what})`;
}
