import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from './page.mjs';
import { PlainFault } from './plain-fault.mjs';

/** Builds the apps, the shop's page, the starters and all that they use; what is up to date is left alone. */
export function build(root) {
  const apps = readdirSync(join(root, 'apps')).map((app) => join('apps', app, 'tsconfig.lib.json'));
  const projects = [join('tools', 'infra', 'tsconfig.lib.json'), ...apps];
  const compiler = join(root, 'tools', 'tsc7', 'tsc7.mjs');
  console.log('Building ...');
  const { status } = spawnSync(
    process.execPath,
    [compiler, '--build', ...projects.filter((project) => existsSync(join(root, project)))],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) throw new PlainFault('The build failed: the compiler says above where.');
  buildPage(root);
}
