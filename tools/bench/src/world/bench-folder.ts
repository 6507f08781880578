import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** What is kept between benches: tokens, results, logs. */
export function keptFolder(): string {
  const folder = join(ROOT, '.boon', 'bench');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The root of the repository. */
export function repositoryFolder(): string {
  return ROOT;
}

/** A folder for the servers of one bench, and how it is removed. */
export function scratchFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(keptFolder(), 'servers-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
