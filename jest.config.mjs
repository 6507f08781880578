import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HANGS_AFTER_MS } from './jest.preset.mjs';

const root = import.meta.dirname;

/** Every project that has tests of its own, so that one run tells the whole story. */
const projects = ['libs', 'apps', 'tools']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name)))
  .filter((folder) => existsSync(join(folder, 'jest.config.mjs')));

export default {
  projects,
  passWithNoTests: true,
  workerIdleMemoryLimit: '512MB',
  // A worker that is above it after the last spec is replaced at the end of the run, and the new one is not up within
  // the usual 500 ms: that is no leak. What really stays open is still told of.
  workerGracefulExitTimeout: 10_000,
  // Of a run over several projects this one counts, not theirs.
  testTimeout: HANGS_AFTER_MS,
};
