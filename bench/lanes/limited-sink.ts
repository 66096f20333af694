// The providers of the lanes' benchmark behind one server: each with a token bucket that holds a second's worth. Prints
// "port=N", then every second one JSON line: accepted and refused per domain, and how many came twice. Its work is nobody
// else's, so it is a process of its own.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { SinkDialogue } from '../support/sink-dialogue.js';
import { FREE_DELAY_MS, freeProvider, limitedProviders } from './providers.js';

interface Bucket {
  bears: number;
  tokens: number;
  filledAt: number;
}

const providers = new Map([...limitedProviders, freeProvider].map((one) => [one.domain, one]));
const buckets = new Map<string, Bucket>();
const counts = new Map<string, { accepted: number; refused: number }>();
const taken = new Set<string>();
let twice = 0;

const countsOf = (domain: string) => {
  let found = counts.get(domain);
  if (!found) counts.set(domain, (found = { accepted: 0, refused: 0 }));
  return found;
};

function refusalOf(domain: string): string | null {
  const provider = providers.get(domain);
  if (!provider || provider.bears === null) return null;
  const now = performance.now();
  const { bears } = provider;
  const bucket = buckets.get(domain) ?? { bears, tokens: bears, filledAt: now };
  buckets.set(domain, bucket);
  bucket.tokens = Math.min(bears, bucket.tokens + ((now - bucket.filledAt) / 1_000) * bears);
  bucket.filledAt = now;
  if (bucket.tokens < 1) {
    countsOf(domain).refused += 1;
    return provider.refusal;
  }
  bucket.tokens -= 1;
  return null;
}

function serve(socket: Socket): void {
  socket.setNoDelay(true);
  let address = '';
  let domain = '';
  let delayMs = 0;
  const dialogue = new SinkDialogue(
    () => {
      if (taken.has(address)) twice += 1;
      taken.add(address);
      countsOf(domain).accepted += 1;
      delayMs = domain === freeProvider.domain ? FREE_DELAY_MS : 0;
    },
    (command) => {
      address = /<([^>]*)>/.exec(command)?.[1] ?? '';
      domain = address.slice(address.indexOf('@') + 1);
      return refusalOf(domain);
    },
  );
  socket.write('220 sink.example ESMTP\r\n');
  socket.on('data', (chunk: Buffer) => {
    const replies = dialogue.take(chunk);
    const answer = (): void => {
      if (replies !== '') socket.write(replies);
      if (dialogue.over) socket.end();
    };
    if (delayMs > 0) setTimeout(answer, delayMs);
    else answer();
    delayMs = 0;
  });
  socket.on('error', () => socket.destroy());
}

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => process.stdout.write(`port=${(server.address() as AddressInfo).port}\n`));
setInterval(() => {
  process.stdout.write(
    `${JSON.stringify({ counts: Object.fromEntries(counts), taken: taken.size, twice })}\n`,
  );
}, 1_000);
process.on('SIGTERM', () => process.exit(0));
