import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start.js';
import { repositoryRoot } from '../repository.js';

/** The built entry of an app, such as `main` or `migrate`. */
export function builtEntry(app: string, entry: string): string {
  const file = join(repositoryRoot(), 'apps', app, 'dist', `${entry}.js`);
  if (existsSync(file)) return file;
  throw new CannotStart(`apps/${app}/dist/${entry}.js is missing: build first (npm start does).`);
}
