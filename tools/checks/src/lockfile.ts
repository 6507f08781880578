import type { Manifest } from './manifests.js';

/** The parts of package-lock.json that are checked. */
export interface Lockfile {
  readonly packages: Readonly<
    Record<
      string,
      Partial<Manifest> & {
        readonly resolved?: string;
        readonly integrity?: string;
        readonly link?: boolean;
        readonly inBundle?: boolean;
      }
    >
  >;
}

/** Entries that name a registry: they would bind every clone to that host. */
export function registryHosts({ packages }: Lockfile): string[] {
  return Object.entries(packages)
    .filter(([, { resolved }]) => /^(?:https?|git)/.test(resolved ?? ''))
    .map(([path, { resolved }]) => `${path}: ${resolved}`);
}

/** Installed packages without a checksum. */
export function withoutChecksum({ packages }: Lockfile): string[] {
  return Object.entries(packages)
    .filter(
      ([path, entry]) =>
        path.includes('node_modules/') && !entry.link && !entry.inBundle && !entry.integrity,
    )
    .map(([path]) => path);
}

/** Projects whose dependencies differ from what the lockfile knows of them: `npm ci` refuses such a lockfile. */
export function staleProjects(
  { packages }: Lockfile,
  manifests: ReadonlyMap<string, Manifest>,
): string[] {
  return [...manifests]
    .filter(([folder, manifest]) => {
      const locked = packages[folder === '.' ? '' : folder];
      return !locked || wanted(manifest) !== wanted(locked);
    })
    .map(([folder]) => folder);
}

function wanted({ dependencies, devDependencies, peerDependencies }: Partial<Manifest>): string {
  const sorted = (names: Manifest['dependencies']) => Object.entries(names ?? {}).sort();
  return JSON.stringify([dependencies, devDependencies, peerDependencies].map(sorted));
}
