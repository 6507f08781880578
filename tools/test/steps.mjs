import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Runs one step with its output shown; a failing one ends the whole run with its status. */
export function step(title, command, args, env = {}) {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false', ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs what is missing. */
export async function install() {
  const { ensureInstalled } = await import('../start/install.mjs');
  ensureInstalled(root);
}

/** Formatting, types with the build, and the linter with the architecture's walls. */
export function statics() {
  step('format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']);
  step('project references', 'npx', ['nx', 'sync:check']);
  step('types and build', 'npx', ['tsc7', '--build']);
  step('lint', 'npx', ['nx', 'run-many', '-t', 'lint', '--outputStyle=static']);
}

/** Jest over every project, closed by one line of totals. */
export function jest(args) {
  step(
    'tests',
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings=ExperimentalWarning',
      join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      '--maxWorkers=2',
      '--reporters=default',
      `--reporters=${join(root, 'tools', 'test', 'summary-reporter.mjs')}`,
      ...args,
    ],
    { BOON_SCALE: process.env.BOON_SCALE ?? 'ci' },
  );
}
