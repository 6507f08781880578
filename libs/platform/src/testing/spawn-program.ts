import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of this folder in a process of its own. */
export interface SpawnedProgram {
  /** Resolves with the line; rejects when the process ends first. */
  line(expected: string): Promise<void>;
  /** SIGKILL; resolves when it is gone and its output read. */
  kill(): Promise<void>;
}

/** Starts one with an order for it; it ends with this process at the latest. */
export function spawnProgram(
  name: string,
  order: object,
  onLine: (line: string) => void = () => undefined,
): SpawnedProgram {
  const program = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const loader = ['--conditions=@boon/source', '--import', '@swc-node/register/esm-register'];
  const child = spawn(process.execPath, [...loader, program, JSON.stringify(order)], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: 'tsconfig.lib.json' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const said = new Set<string>();
  const lines = createInterface({ input: child.stdout });
  const gone = once(child, 'close');
  lines.on('line', (line) => {
    said.add(line);
    onLine(line);
  });
  return {
    line: async (expected) => {
      while (!said.has(expected)) {
        const next = once(lines, 'line');
        const ended = gone.then(() => {
          throw new Error(`${name} ended before it said "${expected}"`);
        });
        await Promise.race([next, ended]);
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
