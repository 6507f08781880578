import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const FIELDS_BEFORE_START_TIME = 19;

/**
 * When a process began, in the system's own words; undefined when it is gone or a zombie.
 * A pid alone is no identity: the kernel hands it out again.
 */
export function startOf(pid: number): string | undefined {
  return existsSync('/proc/self') ? startByProc(pid) : startByPs(pid);
}

export function isAlive(pid: number, startedAt: string): boolean {
  return startOf(pid) === startedAt;
}

function startByProc(pid: number): string | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(') ') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[FIELDS_BEFORE_START_TIME];
  } catch {
    return undefined;
  }
}

function startByPs(pid: number): string | undefined {
  try {
    const words = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    })
      .trim()
      .split(/\s+/);
    return words[0]?.startsWith('Z') ? undefined : words.slice(1).join(' ');
  } catch {
    return undefined;
  }
}
