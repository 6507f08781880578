/** The parts of a package.json that the rules read. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly nx?: { readonly tags?: readonly string[] };
}

/** The source file behind each door, relative to the package's folder and without `./`. */
export function doorsOf(manifest: Manifest): Map<string, string> {
  const doors = new Map<string, string>();
  for (const [door, target] of Object.entries(manifest.exports ?? {})) {
    const file =
      typeof target === 'string' ? target : (target['@boon/source'] ?? target['default']);
    if (file && door !== './package.json') doors.set(door, file.replace(/^\.\//, ''));
  }
  return doors;
}
