import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Packages by name and exact version, installed for a bench alone, never a dependency. */
export type PeerVersions = Readonly<Record<string, string>>;

/** Installs what is missing into the folder; throws when npm could not. */
export function installPeers(folder: string, versions: PeerVersions): void {
  mkdirSync(folder, { recursive: true });
  const missing = Object.entries(versions).filter(
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

/** What `require` finds from the folder. */
export function requireFrom(folder: string): NodeJS.Require {
  return createRequire(pathToFileURL(join(folder, 'package.json')));
}

/** Loads an installed package. */
export async function loadPeer<Module>(folder: string, name: string): Promise<Module> {
  const loaded = (await import(pathToFileURL(requireFrom(folder).resolve(name)).href)) as {
    default?: Module;
  } & Module;
  return loaded.default ?? loaded;
}

function installedVersion(folder: string, name: string): string | null {
  const path = join(folder, 'node_modules', name, 'package.json');
  if (!existsSync(path)) return null;
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
