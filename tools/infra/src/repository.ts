import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart } from './cannot-start.js';

/** The checkout that this file stands in: the nearest folder upwards that holds `nx.json`. */
export function repositoryRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json'))) return folder;
    if (folder === dirname(folder)) throw new CannotStart(`No nx.json above ${from}.`);
  }
}

/** Where downloads that several runs share are kept. */
export function cacheFolder(): string {
  return join(repositoryRoot(), '.boon', 'cache');
}
