import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Workspace } from './workspace.js';

const SKIPPED = new Set(['node_modules', 'dist', 'out-tsc', 'coverage', 'assets']);
// Material of tests; below `src` a folder of that name holds code like any other.
const MATERIAL = /^tools\/[^/]+\/fixtures$/;
// Style sheets are imported, but hold no code to judge.
const READ = /\.(?:ts|tsx|mts|mjs|css)$|^package\.json$/;

/** Reads all projects below `root` from disk. */
export function readWorkspace(root: string): Workspace {
  const files = new Map<string, string>();
  files.set('package.json', readFileSync(join(root, 'package.json'), 'utf8'));
  for (const folder of ['libs', 'apps', 'tools']) readFolder(root, folder, files);
  return Workspace.of(files);
}

function readFolder(root: string, folder: string, files: Map<string, string>): void {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory() && !isLeftOut(entry.name, path) && !entry.name.startsWith('.')) {
      readFolder(root, path, files);
    }
    if (entry.isFile() && READ.test(entry.name)) {
      files.set(path, readFileSync(join(root, path), 'utf8'));
    }
  }
}

function isLeftOut(name: string, path: string): boolean {
  return SKIPPED.has(name) || MATERIAL.test(path);
}
