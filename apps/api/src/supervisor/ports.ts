import { createServer } from 'node:net';
import { Refusal } from './refusal.js';

/** Refuses a taken or forbidden port before anything is started for it. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
  if (!error) return;
  if (error.code === 'EADDRINUSE') {
    throw new Refusal(
      `Port ${port} on ${host} is taken by another program: stop it, or choose another with PORT.`,
    );
  }
  if (error.code === 'EACCES') {
    throw new Refusal(
      `Port ${port} needs rights that this user does not have: choose one above 1023 with PORT.`,
    );
  }
  throw new Refusal(
    `Mailwright cannot listen on ${host}:${port} (${error.code ?? error.message}): check HOST and PORT.`,
  );
}

/** The address under which this machine itself reaches a server that listens on `host`. */
export function localUrl(host: string, port: number): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
