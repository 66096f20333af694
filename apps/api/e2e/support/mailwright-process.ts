import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachPostgres, isAlive } from '@mailwright/postgres';
import { captureProcess, eventually, freePort, type CapturedProcess } from '@mailwright/testing';
import { PROJECT_ROOT } from '../../src/config/project-root.js';
import { readStatus, type SupervisorStatus } from '../../src/supervisor/status.js';

const CLI = join(PROJECT_ROOT, 'apps/api/dist/src/cli/main.js');

/** A data directory and a port of its own, on which Mailwright can be started and stopped as a person would. */
export class Installation {
  private readonly started: CapturedProcess[] = [];

  private constructor(
    readonly dataDir: string,
    readonly port: number,
  ) {}

  static async create(): Promise<Installation> {
    const directory = await mkdtemp(join(tmpdir(), 'mailwright-e2e-'));
    await chmod(directory, 0o755); // As root PostgreSQL runs as another user, who must get in.
    return new Installation(join(directory, 'data'), await freePort());
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Runs the command line as it was built; what the environment of the test run says about an installation is left out. */
  run(args: string[], environment: Record<string, string> = {}): CapturedProcess {
    return this.spawn(process.execPath, [CLI, ...args], environment);
  }

  /** Runs npm in a process group of its own, which a Ctrl-C can be sent to as a terminal does. */
  npm(args: string[], environment: Record<string, string> = {}): CapturedProcess {
    return this.spawn('npm', args, environment);
  }

  /** Starts everything and waits until it says where it runs. */
  async start(environment: Record<string, string> = {}): Promise<CapturedProcess> {
    const running = this.run(['start'], environment);
    await running.says('Mailwright runs at', 60_000);
    return running;
  }

  async health(): Promise<{ status: string }> {
    const response = await fetch(`${this.origin}/api/health`);
    return (await response.json()) as { status: string };
  }

  status(): SupervisorStatus {
    const status = readStatus(this.dataDir);
    if (!status) throw new Error('no supervisor runs on this data directory');
    return status;
  }

  /** The address of the embedded PostgreSQL while it runs. */
  async databaseUrl(): Promise<string | undefined> {
    const server = await attachPostgres({ dataDir: join(this.dataDir, 'postgres') });
    return server.state === 'running' ? server.url : undefined;
  }

  /** Stops whatever still runs, PostgreSQL too, and removes the directory. */
  async remove(): Promise<void> {
    await Promise.all(this.started.map((process) => process.stop('SIGKILL')));
    const server = await attachPostgres({ dataDir: join(this.dataDir, 'postgres') });
    if (server.state === 'running') await server.stop(2_000);
    // Children whose supervisor was killed stop by themselves, and may write a last line while they do.
    await rm(join(this.dataDir, '..'), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  private spawn(program: string, args: string[], environment: Record<string, string>): CapturedProcess {
    const { PATH, HOME, LANG } = process.env;
    const env = {
      PATH,
      HOME,
      LANG,
      DATA_DIR: this.dataDir,
      PORT: String(this.port),
      LOG_FORMAT: 'json',
      ...environment,
    };
    const child = spawn(program, args, {
      cwd: PROJECT_ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const captured = captureProcess(child);
    this.started.push(captured);
    return captured;
  }
}

/** Waits until none of these processes is left. */
export async function allGone(pids: readonly number[], timeoutMs = 10_000): Promise<void> {
  await eventually(
    async () => {
      const alive = await Promise.all(pids.map(isAlive));
      const left = pids.filter((_pid, index) => alive[index]);
      if (left.length > 0) throw new Error(`still alive: ${left.join(', ')}`);
      return true;
    },
    { timeoutMs },
  );
}

export const pidsOf = (status: SupervisorStatus): number[] =>
  status.children.flatMap((child) => child.pid ?? []);
