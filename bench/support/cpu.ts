import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc; 100 on every Linux that matters. */
const HERTZ = 100;

interface ProcessTimes {
  parent: number;
  /** Microseconds, its waited-for children included. */
  micros: number;
}

/** CPU time used so far by these processes and everything below them. Linux only. */
export function cpuMicros(pids: readonly number[]): number {
  const all = readAll();
  let sum = 0;
  for (const pid of withDescendants(pids, all)) sum += all.get(pid)?.micros ?? 0;
  return sum;
}

/** CPU time of this process's children that have ended and were waited for. Linux only; in steps of 10 ms. */
export function endedChildrenMicros(): number {
  const fields = statFields(process.pid);
  return (((fields[13] ?? 0) + (fields[14] ?? 0)) / HERTZ) * 1e6;
}

/** Largest resident size so far of one process, in MB. */
export function peakRssMb(pid: number): number {
  const match = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return match ? Math.round(Number(match[1]) / 1024) : 0;
}

function withDescendants(pids: readonly number[], all: Map<number, ProcessTimes>): Set<number> {
  const found = new Set(pids);
  for (let grew = true; grew;) {
    grew = false;
    for (const [pid, { parent }] of all) {
      if (!found.has(pid) && found.has(parent)) {
        found.add(pid);
        grew = true;
      }
    }
  }
  return found;
}

function readAll(): Map<number, ProcessTimes> {
  const times = new Map<number, ProcessTimes>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = statFields(Number(name));
      const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + (fields[index] ?? 0), 0);
      times.set(Number(name), { parent: fields[1] ?? 0, micros: (ticks / HERTZ) * 1e6 });
    } catch {
      // The process ended between listing and reading.
    }
  }
  return times;
}

/** From the third field on: the second is the name in parentheses and may hold blanks, what follows the last one is regular. */
function statFields(pid: number): number[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
}
