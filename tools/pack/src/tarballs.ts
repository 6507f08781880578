import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command.js';
import { manifestOf, packageFolders, ROOT } from './repository.js';

/** One packed lib. */
export interface Tarball {
  readonly name: string;
  readonly file: string;
  /** Paths inside. */
  readonly contents: readonly string[];
}

/** Every lib that is for others: not private, and not only for specs. */
export function publishedFolders(): string[] {
  return packageFolders().filter(
    (folder) =>
      folder.startsWith('libs/') && folder !== 'libs/testing' && !manifestOf(folder).private,
  );
}

/** Builds the libs and packs each as `npm publish` would. */
export async function packLibs(folders: readonly string[], target: string): Promise<Tarball[]> {
  mkdirSync(target, { recursive: true });
  const projects = folders.map((folder) => join(folder, 'tsconfig.lib.json'));
  const compiler = join(ROOT, 'tools', 'tsc7', 'tsc7.mjs');
  await command(ROOT, process.execPath, [compiler, '--build', ...projects.filter(stands)]);
  const tarballs: Tarball[] = [];
  for (const folder of folders) tarballs.push(await pack(folder, target));
  return tarballs;
}

interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

async function pack(folder: string, target: string): Promise<Tarball> {
  const said = await command(join(ROOT, folder), 'npm', [
    'pack',
    '--json',
    '--pack-destination',
    target,
  ]);
  const [packed] = JSON.parse(said) as Packed[];
  if (!packed) throw new Error(`npm packed nothing in ${folder}`);
  const contents = packed.files.map(({ path }) => path);
  return { name: packed.name, file: join(target, packed.filename), contents };
}

function stands(project: string): boolean {
  return existsSync(join(ROOT, project));
}
