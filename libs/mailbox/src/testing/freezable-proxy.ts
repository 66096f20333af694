import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy on loopback that can go silent: the connection stays open and nothing passes any more, as when a NAT router forgets it. */
export interface FreezableProxy {
  port: number;
  /** Resolves when the server sends a chunk that matches; only of use for connections in the clear. */
  serverSays(words: RegExp): Promise<void>;
  freeze(): void;
  stop(): Promise<void>;
}

export async function startFreezableProxy(targetPort: number): Promise<FreezableProxy> {
  const sockets = new Set<Socket>();
  const listeners = new Set<(chunk: string) => void>();
  let frozen = false;
  const server = createServer((client) => {
    const upstream = connect({ host: '127.0.0.1', port: targetPort });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    pass(client, upstream);
    pass(upstream, client);
    upstream.on('data', (chunk) => {
      for (const listener of listeners) listener(chunk.toString('latin1'));
    });
  });
  function pass(from: Socket, to: Socket): void {
    from.on('data', (chunk) => {
      if (!frozen) to.write(chunk);
    });
    from.on('end', () => {
      if (!frozen) to.end();
    });
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    serverSays: (words) =>
      new Promise((resolve) => {
        const listener = (chunk: string) => {
          if (!words.test(chunk)) return;
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
      }),
    freeze: () => {
      frozen = true;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
