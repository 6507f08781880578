/** The parts of a package.json that are checked. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly type?: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const EXACT = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.-]+)?$/;

/** Dependencies whose version leaves a choice: `folder: name@range`. Peers are the choice of who installs. */
export function inexactVersions(manifests: ReadonlyMap<string, Manifest>): string[] {
  return pinned(manifests)
    .filter(({ version }) => !EXACT.test(version))
    .map(({ folder, name, version }) => `${folder}: ${name}@${version}`);
}

/** Packages that two projects want in different versions. */
export function disagreements(manifests: ReadonlyMap<string, Manifest>): string[] {
  const wanted = new Map<string, Set<string>>();
  for (const { name, version } of pinned(manifests)) {
    wanted.set(name, (wanted.get(name) ?? new Set()).add(version));
  }
  return [...wanted]
    .filter(([, versions]) => versions.size > 1)
    .map(([name, versions]) => `${name}: ${[...versions].join(', ')}`);
}

/** Published packages that need one which is never published. */
export function privateNeeds(manifests: ReadonlyMap<string, Manifest>): string[] {
  const isPrivate = new Set(
    [...manifests.values()].filter((manifest) => manifest.private).map(({ name }) => name),
  );
  return [...manifests].flatMap(([folder, manifest]) =>
    manifest.private
      ? []
      : Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
          .filter((name) => isPrivate.has(name))
          .map((name) => `${folder}: ${name}`),
  );
}

/**
 * CommonJS packages with a peer on Nest: they `require` what is an ES module and cannot load under Jest.
 */
export function commonJsNestPlugins(
  manifests: ReadonlyMap<string, Manifest>,
  installed: (name: string) => Manifest | undefined,
): string[] {
  const names = new Set(declarations(manifests).map(({ name }) => name));
  return [...names].filter((name) => {
    const found = installed(name);
    const peers = Object.keys(found?.peerDependencies ?? {});
    return found?.type !== 'module' && peers.some((peer) => peer.startsWith('@nestjs/'));
  });
}

function pinned(manifests: ReadonlyMap<string, Manifest>) {
  return declarations(manifests).filter(({ isPeer }) => !isPeer);
}

function declarations(manifests: ReadonlyMap<string, Manifest>) {
  return [...manifests].flatMap(([folder, { dependencies, devDependencies, peerDependencies }]) =>
    [dependencies, devDependencies, peerDependencies].flatMap((kind) =>
      Object.entries(kind ?? {}).map(([name, version]) => ({
        ...{ folder, name, version },
        isPeer: kind === peerDependencies,
      })),
    ),
  );
}
