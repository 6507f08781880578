import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { afterEach, describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURE = join(import.meta.dirname, 'testing/drain-app.ts');
const NODE_FLAGS = ['--conditions=@boon/source', '--import', '@swc-node/register/esm-register'];

describe('An app that is asked to end', () => {
  let running: AppProcess | undefined;

  afterEach(() => {
    running?.child.kill('SIGKILL');
  });

  it.each([
    ['SIGTERM', (app: AppProcess) => app.child.kill('SIGTERM')],
    ['SIGINT', (app: AppProcess) => app.child.kill('SIGINT')],
    ['the loss of its parent', (app: AppProcess) => app.child.disconnect()],
  ])(
    'by %s answers what is in flight, then closes in order',
    async (_what, ask) => {
      running = await AppProcess.start();
      const inFlight = running.get('/work');
      await running.step('work begun');
      expect(await running.get('/readyz')).toMatchObject({ status: 200 });

      ask(running);

      await running.until(async (app) => (await app.get('/readyz')).status === 503);
      expect((await running.get('/livez')).status).toBe(200);
      await running.until((app) => refusesConnections(app));
      running.child.stdin?.write('go\n');

      expect(await inFlight).toEqual({ status: 200, body: '{"done":true}' });
      expect(await running.exitCode()).toBe(0);
      expect(running.steps.slice(2)).toEqual([
        'modules closing',
        'bus closed',
        'redis closed',
        'database closed',
      ]);
    },
    60_000,
  );
});

interface Answer {
  readonly status: number;
  readonly body: string;
}

class AppProcess {
  readonly steps: string[] = [];
  private readonly agent = new Agent({ keepAlive: true });
  private readonly exited: Promise<unknown[]>;

  private constructor(readonly child: ChildProcess) {
    this.exited = once(child, 'exit');
    if (child.stdout === null) throw new Error('no standard output');
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('step ')) this.steps.push(line.slice(5));
    });
  }

  static async start(): Promise<AppProcess> {
    const env = { ...process.env, NODE_OPTIONS: '', BOON_PARENT: '1' };
    const child = spawn(process.execPath, [...NODE_FLAGS, FIXTURE], {
      cwd: ROOT,
      env,
      stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
    });
    const app = new AppProcess(child);
    await app.until(() => app.port > 0);
    return app;
  }

  get port(): number {
    return Number(this.steps[0]?.split(' ')[1] ?? 0);
  }

  get(path: string, agent: Agent | false = this.agent): Promise<Answer> {
    return new Promise((resolve, reject) => {
      get({ port: this.port, host: '127.0.0.1', path, agent }, (response) => {
        let body = '';
        response.on('data', (chunk) => (body += String(chunk)));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      }).on('error', reject);
    });
  }

  step(name: string): Promise<void> {
    return this.until(() => this.steps.includes(name));
  }

  async until(condition: (app: this) => boolean | Promise<boolean>): Promise<void> {
    while (!(await condition(this))) {
      if (this.child.exitCode !== null) throw new Error(`ended early: ${this.steps.join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async exitCode(): Promise<unknown> {
    const [code] = await this.exited;
    return code;
  }
}

async function refusesConnections(app: AppProcess): Promise<boolean> {
  return app.get('/livez', false).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ECONNREFUSED',
  );
}
