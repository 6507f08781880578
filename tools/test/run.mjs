// `npm test`: everything, real servers included. Arguments go on to Jest.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

function run(command, args, env = {}) {
  const { status, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(signal ? 1 : (status ?? 1));
}

if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) run('npm', ['ci']);
run('npx', ['tsc7', '--build']);
run(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--maxWorkers=2',
    '--reporters=default',
    `--reporters=${join(root, 'tools', 'test', 'summary-reporter.mjs')}`,
    ...process.argv.slice(2),
  ],
  { BOON_SCALE: process.env.BOON_SCALE ?? 'ci' },
);
