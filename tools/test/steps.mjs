import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const ESM = '--experimental-vm-modules --no-warnings=ExperimentalWarning';
const PROMISES = 'tools/architecture/lint/promises.config.mjs';

/** A program of node_modules as a step. */
function program(name, bin, ...args) {
  return { name, command: join(root, 'node_modules', '.bin', bin), args };
}

/** What the journeys start: the apps as they ship. */
const APPS = {
  name: 'apps',
  command: process.execPath,
  args: [join(import.meta.dirname, 'build.mjs')],
};

/** Formatting, references between projects, types (with the build), lint and the architecture's walls. */
export const STATICS = [
  program('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  program('references', 'nx', 'sync:check'),
  program('types', 'tsc7', '--build'),
  APPS,
  // Listing the projects renews the graph that the boundary rule reads.
  program('graph', 'nx', 'show', 'projects', '--sep', ' '),
  program('lint', 'eslint', '.'),
  program('promises', 'eslint', '-c', PROMISES, 'libs', 'apps', 'tools'),
];

/** The build alone, for a selection of tests. */
export const BUILD = [program('types', 'tsc7', '--build'), APPS];

/** Tests of all projects, closed by one line of totals; arguments are Jest's. */
export function jest(name, ...args) {
  return program(
    name,
    'jest',
    '--maxWorkers=2',
    // Before the reporters: Jest would take a pattern after them for one more reporter.
    ...args,
    '--reporters=default',
    `--reporters=${join(import.meta.dirname, 'summary-reporter.mjs')}`,
  );
}

/** Installs what is missing. */
export async function install() {
  const { ensureInstalled } = await import('../start/install.mjs');
  ensureInstalled(root);
}

/** Runs every step, says which passed and how long each took, and ends the process by the outcome. */
export function runAll(steps) {
  const results = steps.map(({ name, command, args }) => {
    console.log(`\n== ${name}`);
    const start = Date.now();
    const { status } = spawnSync(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: surroundings(),
    });
    return { name, passed: status === 0, seconds: (Date.now() - start) / 1000 };
  });
  console.log('');
  for (const { name, passed, seconds } of results) {
    const verdict = passed ? 'passed' : 'FAILED';
    console.log(`${verdict}  ${name.padEnd(14)}${seconds.toFixed(1).padStart(7)} s`);
  }
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}

function surroundings() {
  return {
    BOON_SCALE: 'ci',
    ...process.env,
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NODE_OPTIONS: ESM,
  };
}
