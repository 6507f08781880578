import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { startOf } from './identity.js';

/**
 * Outlives us on purpose: reads a pipe whose other end only this process holds, so that any end of
 * ours (SIGKILL too) ends the read, and then it stops the server, if that pid still is the server.
 */
const SCRIPT = `
identity() {
  if [ -d /proc/self ]; then
    line=
    read -r line 2>/dev/null < "/proc/$1/stat"
    set -- \${line##*) }
    [ "\${1:-Z}" = Z ] && return
    shift 19
    echo "$1"
  else
    set -- $(ps -o stat=,lstart= -p "$1" 2>/dev/null)
    case "\${1:-Z}" in Z*) return ;; esac
    shift
    echo "$*"
  fi
}
alive() { [ "$(identity "$pid")" = "$started" ]; }
read -r pid signal grace started || exit 0
[ -n "$started" ] || exit 0
while read -r _; do :; done
alive || exit 0
kill -s "$signal" "$pid"
tenths=$((grace * 10))
while alive && [ "$tenths" -gt 0 ]; do sleep 0.1; tenths=$((tenths - 1)); done
alive && kill -s KILL "$pid"
exit 0
`;

export interface Watchdog {
  /** Lets the watchdog go and waits until it is gone; it still stops its server if that lives. */
  dismiss(): Promise<void>;
}

/** Sees to it that `pid` does not outlive this process, however this process ends. */
export function guard(pid: number, signal: NodeJS.Signals, graceSeconds: number): Watchdog {
  const dog = spawn('/bin/sh', ['-c', SCRIPT, 'boon-watchdog'], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // A watchdog that died early must not take us along with an EPIPE.
  dog.on('error', () => undefined);
  dog.stdin.on('error', () => undefined);
  dog.stdin.write(`${pid} ${signal.replace(/^SIG/, '')} ${graceSeconds} ${startOf(pid) ?? ''}\n`);
  letGo(dog);
  return { dismiss: () => dismiss(dog) };
}

function letGo(dog: ChildProcess): void {
  dog.unref();
  const pipe = dog.stdin;
  if (pipe && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref();
}

async function dismiss(dog: ChildProcess): Promise<void> {
  if (dog.exitCode !== null || dog.signalCode !== null || dog.pid === undefined) return;
  dog.ref();
  const gone = once(dog, 'exit');
  dog.stdin?.end();
  await gone;
}
