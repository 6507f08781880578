import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { command } from './command.js';
import { manifestOf, ROOT } from './repository.js';
import type { Tarball } from './tarballs.js';

const FIXTURE = join(import.meta.dirname, '..', 'fixtures', 'outside-app');
/** What the app itself imports, in the versions of this workspace. */
const OWN = [
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  'reflect-metadata',
  'rxjs',
  // What a door of the client leaves to the shop.
  'react',
];

/** An app of somebody else: its own folder, package.json and node_modules; of Boon it has tarballs only. */
export class OutsideApp {
  private running: ChildProcess | undefined;

  private constructor(private readonly folder: string) {}

  static async install(folder: string, tarballs: readonly Tarball[]): Promise<OutsideApp> {
    const { dependencies = {}, devDependencies = {}, overrides = {} } = manifestOf('.');
    const packed = tarballs.map(({ name, file }) => [name, `file:${file}`]);
    const own = OWN.map((name) => [name, dependencies[name] ?? devDependencies[name]]);
    const manifest = {
      name: 'outside-app',
      version: '1.0.0',
      private: true,
      type: 'module',
      dependencies: Object.fromEntries([...own, ...packed]),
      devDependencies: { '@types/node': devDependencies['@types/node'] },
      overrides,
    };
    mkdirSync(folder, { recursive: true });
    cpSync(FIXTURE, folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
    await command(folder, 'npm', [
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
    ]);
    return new OutsideApp(folder);
  }

  /** Compiles against the packed types. */
  async compile(): Promise<void> {
    const compiler = join(ROOT, 'tools', 'tsc7', 'tsc7.mjs');
    await command(this.folder, process.execPath, [compiler, '-p', 'tsconfig.json']);
  }

  /** Those of the import names that cannot be loaded, each with the cause. */
  async closedDoors(doors: readonly string[]): Promise<string[]> {
    const text = `
      const closed = [];
      for (const door of ${JSON.stringify(doors)}) {
        await import(door).catch((cause) => closed.push(door + ': ' + cause.message));
      }
      console.log(JSON.stringify(closed));
      process.exit();`;
    const said = await command(this.folder, process.execPath, ['--input-type=module', '-e', text]);
    return JSON.parse(said) as string[];
  }

  /** Starts the app; answers where it listens. */
  async start(databaseUrl: string): Promise<string> {
    const app = spawn(process.execPath, ['dist/main.js'], {
      cwd: this.folder,
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.running = app;
    const said: string[] = [];
    app.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    for await (const line of createInterface(app.stdout)) {
      const found = /^listening on (\S+)$/.exec(line);
      if (found?.[1]) return found[1];
      said.push(line);
    }
    throw new Error(`the app ended:\n${said.join('\n')}`);
  }

  async stop(): Promise<void> {
    if (!this.running || this.running.exitCode !== null) return;
    const ended = once(this.running, 'exit');
    this.running.kill('SIGTERM');
    await ended;
  }
}
