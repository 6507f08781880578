import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of this repository. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The parts of a package.json that installing turns on. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/** The package.json of a folder below `root`. */
export function manifestOf(folder: string, root = ROOT): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
}

/** Folders of every lib, app and tool that is a package. */
export function packageFolders(): string[] {
  return ['libs', 'apps', 'tools']
    .flatMap((parent) => readdirSync(join(ROOT, parent)).map((name) => `${parent}/${name}`))
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json')));
}

/** Import names of a lib's doors, those for specs left out. */
export function doorsOf(folder: string): string[] {
  const { name, exports = {} } = manifestOf(folder);
  return Object.keys(exports)
    .filter((door) => door !== './package.json' && door !== './testing')
    .map((door) => name + door.slice(1));
}
