import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { command } from './command.js';
import { manifestOf, ROOT } from './repository.js';
import type { Tarball } from './tarballs.js';

const FIXTURE = join(import.meta.dirname, '..', 'fixtures', 'outside-shop');
/** What an empty Vite project with React has, in the versions of this workspace. */
const OWN = [
  'react',
  'react-dom',
  '@types/react',
  '@types/react-dom',
  'vite',
  '@vitejs/plugin-react',
];
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};
/** As strict as a shop can be: no inline script, no inline style. */
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** One request to Boon, and what it is answered with. */
export type StandIn = (
  method: string,
  path: string,
  body: unknown,
) => [status: number, body: unknown];

/** A shop of somebody else, made with Vite: its own folder, package.json and node_modules. */
export class OutsideShop {
  private server: Server | undefined;

  private constructor(private readonly folder: string) {}

  static async install(folder: string, client: Tarball): Promise<OutsideShop> {
    const { dependencies = {}, devDependencies = {} } = manifestOf('.');
    const own = OWN.map((name) => [name, dependencies[name] ?? devDependencies[name]]);
    const manifest = {
      name: 'outside-shop',
      version: '1.0.0',
      private: true,
      type: 'module',
      dependencies: { [client.name]: `file:${client.file}`, ...Object.fromEntries(own) },
    };
    mkdirSync(folder, { recursive: true });
    cpSync(FIXTURE, folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
    const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
    await command(folder, 'npm', ['install', ...quietly]);
    return new OutsideShop(folder);
  }

  /** Checks the types, those of the packed client included. */
  async check(): Promise<void> {
    const compiler = join(ROOT, 'tools', 'tsc7', 'tsc7.mjs');
    await command(this.folder, process.execPath, [compiler, '-p', 'tsconfig.json']);
  }

  async build(): Promise<void> {
    const vite = join(this.folder, 'node_modules', 'vite', 'bin', 'vite.js');
    await command(this.folder, process.execPath, [vite, 'build'], { NODE_ENV: 'production' });
  }

  /** Serves what was built, and beside it `/api` by a stand-in for Boon; answers where. */
  async serve(boon: StandIn): Promise<string> {
    const server = createServer((request, response) => void this.answer(request, response, boon));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(null)));
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    boon: StandIn,
  ): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://shop');
    if (!pathname.startsWith('/api/')) return this.file(pathname, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const [status, body] = boon(
      request.method ?? '',
      pathname.slice('/api'.length),
      text ? JSON.parse(text) : null,
    );
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }

  private file(pathname: string, response: ServerResponse): void {
    const path = normalize(pathname === '/' ? '/index.html' : pathname);
    try {
      const found = readFileSync(join(this.folder, 'dist', path));
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY });
      response.end(found);
    } catch {
      response.writeHead(404).end();
    }
  }
}
