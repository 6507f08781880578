import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second. */
const TICK_SECONDS = 0.01;

interface Times {
  readonly parent: number;
  readonly own: number;
  readonly endedChildren: number;
}

/**
 * CPU seconds that these processes and all below them have used, user and system, children that have ended
 * included. Out of /proc: Linux only.
 */
export function cpuSecondsOf(roots: readonly number[]): number {
  const all = allTimes();
  const counted = new Set<number>();
  let ticks = 0;
  const add = (pid: number): void => {
    const times = all.get(pid);
    if (times === undefined || counted.has(pid)) return;
    counted.add(pid);
    ticks += times.own + times.endedChildren;
    for (const [child, { parent }] of all) if (parent === pid) add(child);
  };
  roots.forEach(add);
  return ticks * TICK_SECONDS;
}

/** Resident megabytes of a process at its highest. */
export function peakMegabytesOf(pid: number): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}

function allTimes(): Map<number, Times> {
  const all = new Map<number, Times>();
  for (const name of readdirSync('/proc')) {
    const times = /^\d+$/.test(name) ? timesOf(name) : null;
    if (times !== null) all.set(Number(name), times);
  }
  return all;
}

function timesOf(pid: string): Times | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (field: number): number => fields[field - 3] ?? 0;
    return { parent: at(4), own: at(14) + at(15), endedChildren: at(16) + at(17) };
  } catch {
    // It ended while we were reading: its parent has its times.
    return null;
  }
}
