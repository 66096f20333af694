import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { assertWithin, checkedLookup, isWithin, OutOfReach, reachOf } from '@mailwright/network';
import { notSent, type NotSent } from '../outcome.js';

export interface DialOptions {
  host: string;
  port: number;
  /** DNS and TCP together. */
  timeoutMs: number;
  /** Refuse everything but this machine, whatever the name resolves to. */
  onlyLoopback?: boolean;
  /** Private addresses and this machine are meant, too. Without it a public name that leads there is refused. */
  ownNetwork?: boolean | undefined;
  signal?: AbortSignal;
  /** Resolver, as `dns.lookup`; the addresses it returns are the ones that are connected to. */
  lookup?: LookupFunction;
}

/** Opens a TCP connection. The guard is on the resolved address, not on the name, and what it let through is dialled. */
export function dial(options: DialOptions): Promise<Socket | NotSent> {
  const { host, port, timeoutMs } = options;
  const reach = reachOf(options);
  try {
    assertWithin(reach, host);
  } catch (error) {
    return Promise.resolve(dialFailure(error as Error, host, port, 'connect'));
  }
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      lookup: checkedLookup(reach, options.lookup),
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
      const peer = socket.remoteAddress ?? '';
      if (!isWithin(reach, peer)) return end(dialFailure(new OutOfReach(host, peer, reach), host, port));
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
  stage: 'resolve' | 'connect' = 'resolve',
): NotSent {
  if (error instanceof OutOfReach)
    return error.code === 'ENOTLOOPBACK'
      ? notSent(stage, 'not_loopback', `This sending account may reach this machine only (${error.address})`)
      : notSent(stage, 'out_of_reach', `${error.message}: it was not said that it is on the own network`);
  if (error.syscall === 'getaddrinfo' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    return notSent(
      'resolve',
      'dns',
      `The name ${host} could not be resolved (${error.code ?? error.message})`,
    );
  }
  return notSent('connect', 'connect', `No connection to ${host}:${port} (${error.code ?? error.message})`);
}
