import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { issuingApp } from './issuing-app.js';

/** Issuing as a process of its own. */
export interface SpawnedIssuing {
  readonly port: number;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts it, and waits until it listens; it ends with this process at the latest. */
export async function spawnIssuing(of: Parameters<typeof issuingApp>[0]): Promise<SpawnedIssuing> {
  const program = fileURLToPath(new URL('./issuing-process.ts', import.meta.url));
  const loader = ['--conditions=@boon/source', '--import', '@swc-node/register/esm-register'];
  const child = spawn(process.execPath, [...loader, program, JSON.stringify(of)], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: 'tsconfig.lib.json' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'close');
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = /^listening on (\d+)$/.exec(line)?.[1];
      if (said !== undefined) resolve(Number(said));
    });
    void gone.then(() => reject(new Error('issuing ended before it listened')));
  });
  return {
    port,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
