import { posix } from 'node:path';
import { layerOf, SPEC_FILES, type Layer } from '../../layers.mjs';
import type { SourceFacts } from '../scan/facts.js';
import { readFacts } from '../scan/read-facts.js';
import { doorsOf, type Manifest } from './manifest.js';

/** A lib, an app or a tool: a folder with a package.json. */
export interface Project {
  readonly folder: string;
  readonly layer: Layer | undefined;
  readonly manifest: Manifest;
  /** Door to source file, both as in the package.json. */
  readonly doors: ReadonlyMap<string, string>;
}

/** One source file of a project. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly project: Project;
  readonly facts: SourceFacts;
  /** Loaded by specs only. */
  readonly forSpecs: boolean;
}

const MANIFEST = /^(?:libs|apps|tools)\/[^/]+\/package\.json$/;
const SOURCE = /\.(?:ts|tsx|mts|mjs)$/;

/** All projects and their source files, by path from the root; pure, so that a violation can be planted. */
export class Workspace {
  private constructor(
    readonly rootManifest: Manifest,
    readonly projects: readonly Project[],
    readonly sources: ReadonlyMap<string, Source>,
    private readonly files: ReadonlyMap<string, string>,
  ) {}

  static of(files: ReadonlyMap<string, string>, known?: Workspace): Workspace {
    const projects = [...files.keys()]
      .filter((path) => MANIFEST.test(path))
      .map((path) => projectAt(path, files));
    const sources = new Map<string, Source>();
    for (const [path, text] of files) {
      const project = projects.find(({ folder }) => path.startsWith(`${folder}/`));
      if (!project || !SOURCE.test(path)) continue;
      const before = known?.sources.get(path);
      const facts = before?.text === text ? before.facts : readFacts(path, text);
      sources.set(path, { path, text, project, facts, forSpecs: isForSpecs(path) });
    }
    return new Workspace(manifestAt('package.json', files), projects, sources, files);
  }

  /** The same workspace with these files added or replaced. */
  with(planted: Readonly<Record<string, string>>): Workspace {
    return Workspace.of(new Map([...this.files, ...Object.entries(planted)]), this);
  }

  projectNamed(name: string): Project | undefined {
    return this.projects.find(({ manifest }) => manifest.name === name);
  }

  /** The file that a relative specifier means, or undefined. */
  relative(from: string, specifier: string): string | undefined {
    const path = posix.join(posix.dirname(from), specifier);
    const stem = path.replace(/\.[cm]?js$/, '');
    const candidates = [path, `${stem}.ts`, `${stem}.tsx`, `${stem}.mts`, `${path}/index.ts`];
    return candidates.find((candidate) => this.files.has(candidate));
  }
}

function isForSpecs(path: string): boolean {
  return SPEC_FILES.some((pattern) => pattern.test(path));
}

function projectAt(path: string, files: ReadonlyMap<string, string>): Project {
  const folder = posix.dirname(path);
  const manifest = manifestAt(path, files);
  return { folder, layer: layerOf(path), manifest, doors: doorsOf(manifest) };
}

function manifestAt(path: string, files: ReadonlyMap<string, string>): Manifest {
  return JSON.parse(files.get(path) ?? '{"name":""}') as Manifest;
}
