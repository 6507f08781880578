import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startOf } from '../processes/identity.js';
import { until } from '../until.js';

export interface OtherProcess {
  readonly child: ChildProcess;
  /** The server's pid and port, when it was started. */
  readonly pid?: number;
  readonly port?: number;
  /** Why it was not started. */
  readonly refused?: string;
}

/** Starts a server as another process would; it is that process's, and ends with it. */
export async function startInOtherProcess(
  kind: 'postgres' | 'redis' | 'kafka',
  dir: string,
): Promise<OtherProcess> {
  const loader = ['--conditions=@boon/source', '--import', '@swc-node/register/esm-register'];
  const script = join(import.meta.dirname, 'start-and-wait.ts');
  const child = spawn(process.execPath, [...loader, script, kind, dir], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, ...(JSON.parse(String(line)) as Omit<OtherProcess, 'child'>) };
}

export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Resolves when the process is gone; a bound only so that a failure has a name. */
export async function untilGone(pid: number): Promise<void> {
  await until(() => startOf(pid) === undefined || undefined, {
    withinMs: 30_000,
    orElse: () => {
      throw new Error(`process ${pid} still runs`);
    },
  });
}

/** The watchdogs that a process started. */
export function watchdogsOf(pid: number): number[] {
  return execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('boon-watchdog'))
    .map((line) => Number.parseInt(line, 10));
}
