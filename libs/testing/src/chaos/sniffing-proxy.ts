import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { CredentialScan } from './credential-scan.js';

export interface SniffingProxy {
  readonly port: number;
  /** Not closed on both sides. */
  readonly open: number;
  /** Of these, the ones that neither side has ended. */
  readonly live: number;
  readonly mostLive: number;
  /** Bytes of the login that could be read on the way. */
  readonly credentialBytes: number;
}

/** The end of one connection and the start of the next arrive together, in any order: they are counted a little later. */
const SETTLED_AFTER_MS = 50;

/** Passes TCP on to a port of this machine and reads along, as anybody on the way could. Ends and resets are passed on. */
export async function startSniffingProxy(target: number, traces: readonly string[]): Promise<SniffingProxy> {
  /** Clients' sockets that are not closed, and those of them that neither side has ended. */
  const open = new Set<Socket>();
  const live = new Set<Socket>();
  let mostLive = 0;
  let credentialBytes = 0;
  const server = createServer((client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    client.setNoDelay(true);
    open.add(client);
    live.add(client);
    for (const side of [client, upstream])
      for (const event of ['end', 'error', 'close']) side.once(event, () => live.delete(client));
    setTimeout(() => (mostLive = Math.max(mostLive, live.size)), SETTLED_AFTER_MS).unref();
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      const scan = new CredentialScan(traces);
      from.on('data', (chunk: Buffer) => (credentialBytes += scan.add(chunk)));
      from.pipe(to);
      from.on('error', () => passOnReset(to));
      from.once('close', () => closeBehind(to));
    }
    // A socket that is reset says nothing of its own end, but its other side does.
    const gone = (): void => {
      if (client.destroyed) open.delete(client);
    };
    client.once('close', gone);
    upstream.once('close', gone);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get open() {
      return open.size;
    },
    get live() {
      return live.size;
    },
    get mostLive() {
      return mostLive;
    },
    get credentialBytes() {
      return credentialBytes;
    },
  };
}

/** What was passed on before leaves first: a dead client's last bytes had been sent. */
function passOnReset(socket: Socket): void {
  if (socket.writableLength === 0) socket.resetAndDestroy();
  else socket.end();
}

/** A socket whose other end is gone: nobody reads it any more, so it would never see its own end. */
function closeBehind(socket: Socket): void {
  if (socket.destroyed) return;
  socket.end();
  socket.resume();
}
