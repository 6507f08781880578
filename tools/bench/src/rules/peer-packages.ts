import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The engines that ours is compared with: installed for the bench alone, never a dependency. */
export const PEER_VERSIONS = {
  'json-rules-engine': '7.3.1',
  'json-logic-js': '2.0.5',
  '@gorules/zen-engine': '0.54.0',
  'cel-js': '0.8.2',
  '@growthbook/growthbook': '1.8.0',
} as const;

export type PeerName = keyof typeof PEER_VERSIONS;

/** Installs what is missing into the folder; throws when npm could not. */
export function installPeers(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const missing = Object.entries(PEER_VERSIONS).filter(
    ([name, version]) => installedVersion(folder, name) !== version,
  );
  if (missing.length === 0) return;
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const wanted = missing.map(([name, version]) => `${name}@${version}`);
  const flags = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
  const { status } = spawnSync('npm', ['install', ...flags, ...wanted], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error(`npm install ${wanted.join(' ')} ended with ${String(status)}`);
}

/** Loads an installed engine. */
export async function loadPeer<Module>(folder: string, name: PeerName): Promise<Module> {
  const require = createRequire(pathToFileURL(join(folder, 'package.json')));
  const loaded = (await import(pathToFileURL(require.resolve(name)).href)) as {
    default?: Module;
  } & Module;
  return loaded.default ?? loaded;
}

function installedVersion(folder: string, name: string): string | null {
  const path = join(folder, 'node_modules', name, 'package.json');
  if (!existsSync(path)) return null;
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
