import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/**
 * An SMTP server that takes the first `reads` bytes of each body and then reads no more, as one whose disk hangs: the
 * sender's bytes fill the buffers of both kernels and wait. `goOn()` makes it an ordinary server again.
 */
export async function startSlowReader(reads: number) {
  const sockets = new Set<Socket>();
  const state = { port: 0, bodyBytes: 0, stuck: 0, bodiesEnded: 0 };
  let slow = true;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let inBody = false;
    let tail = '';
    socket.write('220 slow.example ESMTP\r\n');
    socket.on('data', (chunk: Buffer) => {
      if (inBody) {
        state.bodyBytes += chunk.length;
        tail = (tail + chunk.subarray(-5).toString('latin1')).slice(-5);
        if (slow && state.bodyBytes >= reads) {
          state.stuck += 1;
          socket.pause();
        } else if (tail === '\r\n.\r\n') {
          inBody = false;
          state.bodiesEnded += 1;
          socket.write('250 2.0.0 taken\r\n');
        }
        return;
      }
      for (const line of chunk.toString('latin1').split('\r\n').filter(Boolean)) {
        const [verb = ''] = line.toUpperCase().split(' ');
        inBody = verb === 'DATA';
        if (verb === 'EHLO') socket.write('250-slow.example\r\n250 8BITMIME\r\n');
        else socket.write(inBody ? '354 go\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  state.port = (server.address() as AddressInfo).port;
  return Object.assign(state, {
    goOn() {
      slow = false;
      for (const socket of sockets) socket.resume();
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
}
