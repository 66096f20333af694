import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

const START_DEADLINE_MS = 20_000;

/** Runs each command line of `$@` in the foreground, and ends them all when the pipe on its standard input does. */
const KEEPER = `
exec 3<&0
servers=
for command in "$@"; do
  sh -c "exec $command" 3<&- </dev/null &
  servers="$servers $!"
done
(cat <&3; kill $servers) >/dev/null 2>&1 &
wait $servers
`;

/** Servers that run as children of this process. */
export interface ServerProcess {
  child: ChildProcess;
  /** What they printed. */
  console: string;
  stop(): Promise<void>;
}

/**
 * Starts command lines (each runs in the foreground; quote what needs it), their output in `dir`/console: a daemon that
 * keeps the terminal open makes the caller wait for ever. A pipe holds them alive, so that they also end when this process
 * is killed and can no longer stop them.
 */
export async function launchServers(
  dir: string,
  commands: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<ServerProcess> {
  const console = join(dir, 'console');
  const output = await open(console, 'w');
  const child = spawn('/bin/sh', ['-c', KEEPER, 'servers', ...commands], {
    stdio: ['pipe', output.fd, output.fd],
    ...(env === undefined ? {} : { env }),
  });
  const exited = once(child, 'exit');
  await output.close();
  return {
    child,
    console,
    stop: async () => {
      child.stdin?.end();
      await exited;
    },
  };
}

/** Resolves when something listens on the port; throws when the servers ended or 20 seconds went by. */
export async function accepts(port: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  for (;;) {
    const socket = connect({ host: '127.0.0.1', port });
    const [event] = await Promise.race([
      once(socket, 'connect').then(() => ['connect']),
      once(socket, 'error').then(() => ['error']),
    ]).catch(() => ['error']);
    socket.destroy();
    if (event === 'connect') return;
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}`);
    if (Date.now() > deadline) throw new Error(`nothing listens on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
