// A sink of our own for machines without Postfix: takes every message, keeps none, counts them. Prints "port=N", then
// "mesg=N" whenever the count has changed. One process, so that its work is nobody else's.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { SinkDialogue } from './sink-dialogue.js';

let taken = 0;
let said = 0;

function serve(socket: Socket): void {
  socket.setNoDelay(true);
  const dialogue = new SinkDialogue(() => (taken += 1));
  socket.write('220 sink.example ESMTP\r\n');
  socket.on('data', (chunk: Buffer) => {
    const replies = dialogue.take(chunk);
    if (replies !== '') socket.write(replies);
    if (dialogue.over) socket.end();
  });
  socket.on('error', () => socket.destroy());
}

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => process.stdout.write(`port=${(server.address() as AddressInfo).port}\n`));
setInterval(() => {
  if (taken !== said) process.stdout.write(`mesg=${taken}\n`);
  said = taken;
}, 50);
process.on('SIGTERM', () => process.exit(0));
