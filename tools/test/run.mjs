// `npm test`: everything, real servers included. Arguments go on to Jest.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Runs a step with its output shown; a failing one ends the run with its status. */
function run(title, command, args, env = {}) {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}

const { ensureInstalled } = await import('../start/install.mjs');
ensureInstalled(root);
const selection = process.argv.slice(2);
run('types and build', 'npx', ['tsc7', '--build']);
if (selection.length === 0) {
  run('format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']);
  run('lint', 'npx', ['nx', 'run-many', '-t', 'lint', '--outputStyle=static'], {
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
  });
}
run(
  'tests',
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--maxWorkers=2',
    '--reporters=default',
    `--reporters=${join(root, 'tools', 'test', 'summary-reporter.mjs')}`,
    ...selection,
  ],
  { BOON_SCALE: process.env.BOON_SCALE ?? 'ci' },
);
