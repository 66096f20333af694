// A distant server: passes TCP on to a port of this machine, each direction half a round trip later. In a process of its
// own, so that its work is nobody else's. Arguments: target port, round trip in milliseconds. Prints its port.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const [target, rttMs] = process.argv.slice(2).map(Number) as [number, number];

function passOn(from: Socket, to: Socket): void {
  from.on('data', (chunk) => setTimeout(() => to.write(chunk), rttMs / 2));
  from.on('end', () => setTimeout(() => to.end(), rttMs / 2));
  from.on('error', () => to.destroy());
}

const server = createServer((client) => {
  const upstream = connect(target, '127.0.0.1');
  for (const socket of [client, upstream]) socket.setNoDelay(true);
  passOn(client, upstream);
  passOn(upstream, client);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.on('SIGTERM', () => process.exit(0));
