import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { eventually } from './eventually.js';

/** How a process ended: exactly one of the two is not null. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A child process under test. */
export interface CapturedProcess {
  readonly pid: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves when it has ended and its output has been read. */
  readonly ended: Promise<ProcessEnd>;
  /** Waits until standard output or error contains the text; fails at once when the process ends without it. */
  says(text: string | RegExp, timeoutMs?: number): Promise<void>;
  /** Sends the signal (default SIGTERM) and waits; SIGKILL after `timeoutMs` (default 10,000). */
  stop(signal?: NodeJS.Signals, timeoutMs?: number): Promise<ProcessEnd>;
}

/** Collects the output of a child that was spawned with `stdio: 'pipe'` and offers to wait for it and to stop it. */
export function captureProcess(child: ChildProcess): CapturedProcess {
  const pid = child.pid;
  if (pid === undefined) throw new Error(`the process could not be started: ${child.spawnfile}`);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  let end: ProcessEnd | undefined;
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => {
    end = { code: typeof code === 'number' ? code : null, signal: (signal as NodeJS.Signals) ?? null };
    return end;
  });

  return {
    pid,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    async says(text, timeoutMs = 30_000) {
      const found = () => {
        const all = stdout + stderr;
        return typeof text === 'string' ? all.includes(text) : text.test(all);
      };
      await eventually(() => found() || end !== undefined || missing(`${timeoutMs} ms passed`), {
        timeoutMs,
      });
      if (!found()) missing(`it ended with ${end?.signal ?? `exit code ${end?.code}`}`);

      function missing(why: string): never {
        throw new Error(`${why} without ${String(text)} in:\n${stdout}${stderr}`);
      }
    },
    async stop(signal = 'SIGTERM', timeoutMs = 10_000) {
      if (end) return end;
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
      return ended.finally(() => clearTimeout(timer));
    },
  };
}
