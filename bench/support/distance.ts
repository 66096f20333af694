import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A port that leads to `port`, so many milliseconds of round trip away; with 0 it is the same port. */
export async function atDistance(
  port: number,
  rttMs: number,
): Promise<{ port: number; stop(): Promise<void> }> {
  if (rttMs === 0) return { port, stop: () => Promise.resolve() };
  const script = fileURLToPath(new URL('delay-proxy.js', import.meta.url));
  const child = spawn(process.execPath, [script, String(port), String(rttMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    port: Number(said.toString()),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
